// The list of all posts, streamed as it is read and kept up to date.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { PostPath, SitePath } from './paths.ts'

export const PostState = z.enum(['draft', 'scheduled', 'published', 'expired'])
export type PostState = z.output<typeof PostState>

/** One row of the library. */
export const PostRow = z.strictObject({
  path: PostPath,
  title: z.string(),
  /** ISO 8601 as far as the post tells (`2025-09-08`, `2025-09-08T10:00:00-05:00`); null where nothing tells. */
  date: z.string().nullable(),
  state: PostState,
  tags: z.array(z.string()),
  /** The first picture that is a file of the site. */
  image: SitePath.nullable(),
  /** How many pictures the post shows. */
  pictures: z.number().int(),
  /** The public address, or the path of it where the site's own is not known; null where only its code knows. */
  address: z.string().nullable(),
  /** The file beside the post that holds its fields (Nikola's `.meta`); null: they stand in the post. */
  fieldsIn: SitePath.nullable(),
  modifiedMs: z.number(),
  sizeBytes: z.number(),
  /** Why the row could not be read in full; its title is then the file's name. */
  trouble: z.enum(['not-utf8', 'not-readable', 'too-large']).nullable(),
})
export type PostRow = z.output<typeof PostRow>

export const Progress = z.strictObject({
  /** Posts found so far; the total once `listed`. */
  found: z.number().int(),
  read: z.number().int(),
  /** The folders are all walked, so `found` grows no more. */
  listed: z.boolean(),
})
export type Progress = z.output<typeof Progress>

export const library = {
  /** Begins (anew) to stream the open site's posts by `library.rows`. */
  'library.watch': call(z.strictObject({}), z.strictObject({}), []),
  /** Rows to put, by path, and paths that are gone. `progress` is null once the first reading is done. */
  'library.rows': notice(
    z.strictObject({
      put: z.array(PostRow),
      gone: z.array(PostPath),
      progress: Progress.nullable(),
    }),
  ),
  /** Links between posts and from posts to files: the site path that `target` of `post` means, or null. */
  'library.resolve': call(
    z.strictObject({ post: PostPath, target: z.string().max(4096) }),
    z.strictObject({ post: PostPath.nullable(), file: SitePath.nullable() }),
    [],
  ),
}
