// Site edits: changes that touch several files at once. Each is planned and shown first, carried out whole or not at
// all, and undone whole.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { ImageFacts, ImageRecipe, ImageSource } from './images.ts'
import { PostPath, SitePath } from './paths.ts'

/** What is asked for. */
export const SiteEdit = z.discriminatedUnion('kind', [
  /** A picture gets another name or folder; every reference in the site follows. */
  z.strictObject({ kind: z.literal('move-image'), from: SitePath, to: SitePath }),
  /** A post gets another name or folder, with the folder of pictures that is its own; links to it and from it follow. */
  z.strictObject({ kind: z.literal('move-post'), from: PostPath, to: PostPath }),
  /** Other bytes under the same name; where their format differs, the extension and every reference follow. */
  z.strictObject({
    kind: z.literal('replace-image'),
    path: SitePath,
    source: ImageSource,
    name: z.string().max(1024),
  }),
  /** Shrinks, converts or cleans pictures that are there already; where the format changes, references follow. */
  z.strictObject({ kind: z.literal('remake-images'), paths: z.array(SitePath).min(1), recipe: ImageRecipe }),
  /** To the system's bin. */
  z.strictObject({ kind: z.literal('remove-images'), paths: z.array(SitePath).min(1) }),
  /** All references to any of `paths` lead to the first; the others go to the bin. */
  z.strictObject({ kind: z.literal('merge-images'), paths: z.array(SitePath).min(2) }),
  /** All that `post` writes for the missing picture `sought` leads to the picture `to`. */
  z.strictObject({ kind: z.literal('find-image'), post: PostPath, sought: SitePath, to: SitePath }),
])
export type SiteEdit = z.output<typeof SiteEdit>

/** What one post's text becomes: the lines that differ, for the author to read. */
export const TextHunk = z.strictObject({
  /** One-based, of the first line. */
  line: z.number().int(),
  before: z.array(z.string()),
  after: z.array(z.string()),
})
export type TextHunk = z.output<typeof TextHunk>

/** All that an edit would do. Nothing is written yet. */
export const SiteEditPlan = z.strictObject({
  /** Names the plan for `siteEdits.carryOut`; it is forgotten when the site closes. */
  id: z.string(),
  moves: z.array(z.strictObject({ from: SitePath, to: SitePath })),
  texts: z.array(z.strictObject({ path: SitePath, hunks: z.array(TextHunk) })),
  /** Pictures that get other bytes; `after` is null where that is known only when it is done. */
  remade: z.array(
    z.strictObject({ path: SitePath, to: SitePath, before: ImageFacts, after: ImageFacts.nullable() }),
  ),
  removed: z.array(z.strictObject({ path: SitePath, sizeBytes: z.number() })),
  /** What it leaves alone, and why, for the author to read. */
  left: z.array(
    z.strictObject({
      path: SitePath,
      /**
       * `in-use`: posts or other files still name it. `not-utf8`: a post that may name it and cannot be edited.
       * `template`: a template, style or setting that may name it, which the author has to look at. `no-spelling`: a
       * post with a mention for which no spelling leads to the file. `unknown-address`: a post that links to a moved one
       * by an address of which Galley does not know what becomes.
       */
      why: z.enum([
        'gains-nothing',
        'animated',
        'drawing',
        'broken',
        'in-use',
        'not-utf8',
        'template',
        'no-spelling',
        'unknown-address',
      ]),
    }),
  ),
})
export type SiteEditPlan = z.output<typeof SiteEditPlan>

const writing = [
  'disk-full',
  'disk-failed',
  'not-writable',
  'not-readable',
  'outside-site',
  'not-found',
] as const

export const siteEdits = {
  /** Works out an edit against the site as it is on disk: the open post is to be saved before. */
  'siteEdits.plan': call(SiteEdit, SiteEditPlan, [
    ...writing,
    'already-exists',
    'bad-name',
    'not-an-image',
    'image-unsupported',
    'image-broken',
    'image-too-many-pixels',
    'image-active',
    'too-large',
    'not-staged',
  ]),
  /**
   * Carries a plan out. `stale`: a file changed since it was planned; nothing was done. A failure, a cancelled call
   * or a crash half way leaves the site as it was before, at the latest at the next start.
   */
  'siteEdits.carryOut': call(
    z.strictObject({ id: z.string() }),
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('done'),
        /** For `siteEdits.undo`. */
        undo: z.string(),
        /** Where files lie now; an open post among them is to be followed. */
        moves: z.array(z.strictObject({ from: SitePath, to: SitePath })),
        files: z.number().int(),
        savedBytes: z.number(),
      }),
      z.strictObject({ kind: z.literal('stale'), path: SitePath }),
    ]),
    [...writing, 'no-bin', 'bin-failed', 'already-exists', 'image-broken'],
  ),
  /**
   * Takes an edit back: moves, texts and bytes. What the author wrote into the same posts since stays; `stale` where
   * it stands in the way, and nothing is done.
   */
  'siteEdits.undo': call(
    z.strictObject({ undo: z.string() }),
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('done'),
        moves: z.array(z.strictObject({ from: SitePath, to: SitePath })),
      }),
      z.strictObject({ kind: z.literal('stale'), path: SitePath }),
    ]),
    [...writing, 'already-exists'],
  ),
  /** How far `plan` or `carryOut` is. */
  'siteEdits.progress': notice(z.strictObject({ done: z.number().int(), total: z.number().int() })),
}
