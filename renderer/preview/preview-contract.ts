// What the renderer asks of the preview's worker: the same contract language as the desk's.
import { z } from 'zod'
import { call } from '../../shared/contract/declare.ts'
import { TextChanges } from '../../shared/contract/posts.ts'

const Block = z.strictObject({
  html: z.string(),
  fromLine: z.number().int(),
  toLine: z.number().int(),
})

/**
 * Takes `removed` blocks out at `at`, puts `inserted` there, and moves the lines of all behind by `shiftLines`;
 * `at` counts when all hunks before are carried out.
 */
const Hunk = z.strictObject({
  at: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  inserted: z.array(Block),
  shiftLines: z.number().int(),
})
export type Hunk = z.output<typeof Hunk>

const OutlineHeading = z.strictObject({
  text: z.string(),
  level: z.number().int(),
  id: z.string(),
  /** One-based, in the whole text. */
  line: z.number().int(),
})
export type OutlineHeading = z.output<typeof OutlineHeading>

const Counts = z.strictObject({
  words: z.number().int(),
  characters: z.number().int(),
  readingMinutes: z.number().int(),
})

export const Update = z.strictObject({
  hunks: z.array(Hunk),
  /** Whether the preview is now equal to the text; else the next answer has more of it. */
  isWhole: z.boolean(),
  /** Null where they are as they were told last. */
  outline: z.array(OutlineHeading).nullable(),
  counts: Counts.nullable(),
})
export type Update = z.output<typeof Update>

export const previewContract = {
  /** Forgets what was before; the answer takes nothing out. `generator` says whose dialect it is. */
  'preview.begin': call(z.strictObject({ text: z.string(), generator: z.string() }), Update, []),
  /** Lists of changes, one after the other, to the text that the worker holds. */
  'preview.change': call(z.strictObject({ steps: z.array(TextChanges) }), Update, ['bad-change']),
}
export type PreviewContract = typeof previewContract
