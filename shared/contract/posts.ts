// One post: open, save changes onto a version, keep unsaved changes, begin a new one.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { PostPath, Version } from './paths.ts'

/** Positions in the editor's text: UTF-16 units, every line break counted as one. See shared/text/change.ts. */
export const TextChanges = z.array(
  z.strictObject({
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
    insert: z.string(),
  }),
)

/** Why a post cannot be written to, or null where it can. */
export const ReadOnlyReason = z.enum(['not-utf8', 'not-writable', 'outside-site', 'too-large']).nullable()
export type ReadOnlyReason = z.output<typeof ReadOnlyReason>

export const OpenedPost = z.strictObject({
  path: PostPath,
  /** The editor's text: every line break is one `\n`, a byte order mark is left out. */
  text: z.string(),
  version: Version,
  readOnly: ReadOnlyReason,
  lineEnd: z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']),
  /**
   * Changes that never reached the file (a crash, a full disk), to be made in `text`, which does not hold them.
   * `base` is the version that the author made them on. Where it is not `version`, another program wrote the
   * same passages meanwhile: the changes make the author's whole text out of `text`, and are not to be saved
   * before the author chose.
   */
  journal: z.strictObject({ base: Version, changes: TextChanges, keptMs: z.number() }).nullable(),
  /** The author allowed this post's remote pictures to be fetched. */
  remoteImages: z.boolean(),
  /** It took too long to render, twice, when it was open last: it opens without a preview. */
  stoppedPreview: z.boolean(),
})
export type OpenedPost = z.output<typeof OpenedPost>

export const SaveOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), version: Version }),
  /** The file has another version meanwhile; nothing was written. `text` is the editor's text of that version. */
  z.strictObject({ kind: z.literal('stale'), version: Version, text: z.string() }),
  /** The file is not there any more; nothing was written. */
  z.strictObject({ kind: z.literal('gone') }),
])
export type SaveOutcome = z.output<typeof SaveOutcome>

const writing = [
  'disk-full',
  'disk-failed',
  'not-writable',
  'outside-site',
  'bad-change',
  'not-utf8',
] as const

export const posts = {
  /** Opens a post and tells of its changes on disk until `posts.close`. */
  'posts.open': call(z.strictObject({ path: PostPath }), OpenedPost, [
    'not-found',
    'not-readable',
    'outside-site',
    'too-large',
  ]),
  'posts.close': call(z.strictObject({ path: PostPath }), z.strictObject({}), []),
  /**
   * Writes `changes` onto version `base`. `stale` and `gone` are expected outcomes: nothing is written.
   * With `recreate` a file that is gone is written anew from the desk's own copy of `base`.
   */
  'posts.save': call(
    z.strictObject({ path: PostPath, base: Version, changes: TextChanges, recreate: z.boolean() }),
    SaveOutcome,
    writing,
  ),
  /** Keeps `changes` against `base` outside the site until the next save; an empty list forgets them. */
  'posts.journal': call(
    z.strictObject({ path: PostPath, base: Version, changes: TextChanges }),
    z.strictObject({}),
    ['disk-full', 'disk-failed', 'not-writable'],
  ),
  /** Begins a post by the site's own habit; never overwrites. `cursor` is where the body begins in the editor's text. */
  'posts.create': call(
    z.strictObject({ title: z.string().min(1).max(500), folder: z.string().nullable() }),
    z.strictObject({ path: PostPath, cursor: z.number().int().nonnegative() }),
    [
      'disk-full',
      'disk-failed',
      'not-writable',
      'not-readable',
      'not-found',
      'outside-site',
      'already-exists',
      'bad-name',
    ],
  ),
  /** Writes a UTF-8 copy beside a file that is none, read as `encoding`, and names it. The file stays as it is. */
  'posts.convertCopy': call(
    z.strictObject({
      path: PostPath,
      encoding: z.enum(['utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'gbk']),
    }),
    z.strictObject({ path: PostPath }),
    [...writing, 'not-found', 'not-readable'],
  ),
  'posts.allowRemoteImages': call(
    z.strictObject({ path: PostPath, allow: z.boolean() }),
    z.strictObject({}),
    [],
  ),
  /** Keeps whether the post stopped the preview, for when it is opened again. */
  'posts.stoppedPreview': call(z.strictObject({ path: PostPath, stopped: z.boolean() }), z.strictObject({}), [
    'disk-full',
    'disk-failed',
    'not-writable',
  ]),
  /** An open post has a version on disk that no answer to this client has named; null: it is gone. */
  'posts.changed': notice(z.strictObject({ path: PostPath, version: Version.nullable() })),
}
