// Where the alt text of one picture stands, whatever syntax shows it; each syntax has a module of its own.
import type { TextChange } from '../text/change.ts'

export type AltState = 'described' | 'missing' | 'decorative'

export type AltPlace = {
  readonly state: AltState
  /** As readers get it; '' where there is none. */
  readonly alt: string
  /** What makes the alt text `alt`, which is one trimmed line; '' takes it away. */
  set(alt: string): TextChange[]
  /** What says that the picture is decorative. */
  decorate(): TextChange[]
}

/** The words as one line without blanks around them, as every alt text is read. */
export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
