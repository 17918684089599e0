// Text as it is meant, from text as Markdown and HTML spell it.
import { decodeHTMLStrict } from 'entities/decode'

/** A target or label without Markdown's escapes and entities. */
export function unescaped(text: string): string {
  return withoutEntities(text.replace(/\\([!-/:-@[-`{-~])/g, '$1'))
}

/** HTML's entities, by name or by number, as the signs that they are; as in CommonMark, with their semicolon alone. */
export function withoutEntities(text: string): string {
  return decodeHTMLStrict(text)
}
