// What the renderer asks of the preview's worker: the same contract language as the desk's.
import { z } from 'zod'
import { call } from '../../shared/contract/declare.ts'
import { MarkdownSettings } from '../../shared/contract/markdown-settings.ts'
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

const OutlineEntry = z.strictObject({
  kind: z.enum(['heading', 'note']),
  text: z.string(),
  /** Of a heading, 1 to 6; of a comment, that of the heading above it. */
  level: z.number().int(),
  /** Empty for a comment. */
  id: z.string(),
  /** One-based, in the whole text. */
  line: z.number().int(),
})
export type OutlineEntry = z.output<typeof OutlineEntry>

const Counts = z.strictObject({
  words: z.number().int(),
  characters: z.number().int(),
  readingMinutes: z.number().int(),
})

/** What the post defines for all its blocks. */
const Globals = z.strictObject({
  references: z.record(z.string(), z.strictObject({ href: z.string(), title: z.string() })),
  abbreviations: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.number()),
})

export const Update = z.strictObject({
  hunks: z.array(Hunk),
  /** Whether the preview is now equal to the text; else the next answer has more of it. */
  isWhole: z.boolean(),
  /** Null before the whole text was read. */
  counts: Counts.nullable(),
  /** Null before the whole text was read, and where they are as they were told last. */
  globals: Globals.nullable(),
})
export type Update = z.output<typeof Update>

export const previewContract = {
  /**
   * Forgets what was before; the answer takes nothing out. `generator` says whose dialect it is, `settings`
   * what the site makes of it, `pathDay` which date the post's path gives.
   */
  'preview.begin': call(
    z.strictObject({
      text: z.string(),
      generator: z.string(),
      settings: MarkdownSettings,
      pathDay: z.string().nullable(),
    }),
    Update,
    [],
  ),
  /** Lists of changes, one after the other, to the text that the worker holds. */
  'preview.change': call(z.strictObject({ steps: z.array(TextChanges) }), Update, ['bad-change']),
  /** Headings and comments in the order of the text, as far as it was read. */
  'preview.outline': call(z.null(), z.array(OutlineEntry), []),
}
export type PreviewContract = typeof previewContract
