// What the renderer asks of the preview's worker: the same contract language as the desk's.
import { z } from 'zod'
import { call } from '../../shared/contract/declare.ts'
import { TextChanges } from '../../shared/contract/posts.ts'

const Block = z.strictObject({
  html: z.string(),
  fromLine: z.number().int(),
  toLine: z.number().int(),
})

/** Takes `removed` blocks out at `at`, puts `inserted` there, and moves the lines of all behind by `shiftLines`. */
export const Patch = z.strictObject({
  at: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  inserted: z.array(Block),
  shiftLines: z.number().int(),
})
export type Patch = z.output<typeof Patch>

export const previewContract = {
  /** Forgets what was before; the answer takes nothing out. */
  'preview.begin': call(z.strictObject({ text: z.string() }), Patch, []),
  /** Lists of changes, one after the other, to the text that the worker holds. */
  'preview.change': call(z.strictObject({ steps: z.array(TextChanges) }), Patch, ['bad-change']),
}
export type PreviewContract = typeof previewContract
