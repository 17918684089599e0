// Pictures that were put into the text at once: where they stand now, so that they can be shown in another way, or
// taken out again, each in one step of the history.
import { isolateHistory } from '@codemirror/commands'
import {
  EditorSelection,
  type EditorState,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state'
import { captionOf } from '../../../shared/site/captions.ts'
import { galleryMarkup, type Picture, pictureMarkup } from '../../../shared/site/image-markup.ts'
import { findPictures } from '../../../shared/site/picture-references.ts'
import { endImport, type RunningImport } from './import-field.ts'
import type { SeveralForm, SiteHabit } from './site-habit.ts'
import { spacing } from './spacing.ts'

export type LandedImages = {
  readonly id: number
  readonly from: number
  readonly to: number
  /** Of what stands between the blank lines around. */
  readonly before: string
  readonly after: string
  readonly targets: readonly string[]
  readonly habit: SiteHabit
}

/** Older ones than these have no notice on the screen any more. */
const KEPT = 4

export const landImages = StateEffect.define<LandedImages>()

export const landedImages = StateField.define<readonly LandedImages[]>({
  create: () => [],
  update(before, { docChanged, changes, effects }) {
    let now = before
    if (docChanged && now.length > 0) {
      now = now.map((one) => {
        const from = changes.mapPos(one.from, 1)
        return { ...one, from, to: Math.max(from, changes.mapPos(one.to, -1)) }
      })
    }
    for (const effect of effects) {
      if (!effect.is(landImages)) continue
      const others = now.filter(({ id }) => id !== effect.value.id)
      now = [...others, effect.value].slice(-KEPT)
    }
    return now
  },
})

export function landedBy(state: EditorState, id: number): LandedImages | null {
  return state.field(landedImages).find((one) => one.id === id) ?? null
}

/** A picture that is to be shown, or words that came with it. */
export type Part = string | { readonly target: string }

/** What puts `parts` in the place of an import that is over. Without any, the place alone is remembered. */
export function landing(
  state: EditorState,
  { id, pos, isWrittenBeside }: RunningImport,
  parts: readonly Part[],
  habit: SiteHabit,
): TransactionSpec {
  const hasWords = parts.some((part) => typeof part === 'string')
  const pictures = parts.flatMap((part) =>
    typeof part === 'string' ? [] : [{ target: part.target, alt: '', caption: '' }],
  )
  const shown = hasWords
    ? parts.map((part) => (typeof part === 'string' ? part : `![](${part.target})`)).join('')
    : written(pictures, habit)
  // A single picture stays in the line that it was dropped into.
  const { before, after } = parts.length > 1 ? spacing(state, pos) : { before: '', after: '' }
  const insert = before + shown + after
  // Into the first picture's alt text, where its description belongs; behind words that were pasted.
  const cursor = pos + before.length + (hasWords ? shown.length : shown.indexOf('![](') + 2)
  const landed = { id, from: pos, to: pos + insert.length, before, after, habit }
  const targets = hasWords ? [] : pictures.map(({ target }) => target)
  return {
    effects: [endImport.of(id), landImages.of({ ...landed, targets })],
    ...(parts.length > 0 && {
      changes: { from: pos, insert },
      annotations: isolateHistory.of('full'),
      userEvent: 'input.drop',
      // Who wrote on meanwhile keeps the cursor.
      ...(!isWrittenBeside && { selection: EditorSelection.cursor(cursor), scrollIntoView: true }),
    }),
  }
}

function written(pictures: readonly Picture[], { several, markup, generator }: SiteHabit): string {
  const [first] = pictures
  return pictures.length === 1 && first
    ? pictureMarkup(first, markup, generator)
    : galleryMarkup(pictures, several, markup, generator)
}

/** Shows the pictures in another way, with the alt texts that they have by now; null where they are gone. */
export function showAs(state: EditorState, id: number, form: SeveralForm): TransactionSpec | null {
  const landed = landedBy(state, id)
  if (landed === null || landed.from === landed.to) return null
  const { from, to, before, after, targets } = landed
  const habit = { ...landed.habit, several: form }
  const text = `\n${state.sliceDoc(from, to)}`
  const shown = new Map(
    findPictures(text).map((one) => [one.target, { alt: one.alt, caption: captionOf(text, one) ?? '' }]),
  )
  const pictures = targets.map((target) => ({ target, alt: '', caption: '', ...shown.get(target) }))
  const insert = before + written(pictures, habit) + after
  return {
    changes: { from, to, insert },
    effects: landImages.of({ ...landed, habit, from, to: from + insert.length }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.pictures',
    scrollIntoView: true,
  }
}

/** Takes the pictures out of the text; null where they are gone. */
export function takeOut(state: EditorState, id: number): TransactionSpec | null {
  const landed = landedBy(state, id)
  if (landed === null || landed.from === landed.to) return null
  return {
    changes: { from: landed.from, to: landed.to },
    annotations: isolateHistory.of('full'),
    userEvent: 'delete.pictures',
    scrollIntoView: true,
  }
}
