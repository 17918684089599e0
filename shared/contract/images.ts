// Pictures: into the site, and where a post's picture lies.
import { z } from 'zod'
import { call } from './declare.ts'
import { PostPath, SitePath } from './paths.ts'

/** A picture on its way in: a file of the author's, or bytes that were put at the shell's staging address. */
export const ImageSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('staged'), id: z.string().regex(/^[0-9a-f-]{8,64}$/) }),
])
export type ImageSource = z.output<typeof ImageSource>

export const images = {
  /**
   * Stores one picture where the site keeps those of `post`, and says what shows it there. Bytes that
   * lie there already are used again; a name that is taken by other bytes gets a number.
   */
  'images.import': call(
    z.strictObject({ post: PostPath, source: ImageSource, name: z.string().max(1024) }),
    z.strictObject({
      path: SitePath,
      /** What stands between the round brackets of `![](…)`. */
      target: z.string(),
      reused: z.boolean(),
      sizeBytes: z.number(),
    }),
    [
      'not-an-image',
      'image-lies',
      'image-unsupported',
      'image-broken',
      'too-large',
      'not-staged',
      'not-found',
      'not-readable',
      'outside-site',
      'disk-full',
      'disk-failed',
      'not-writable',
    ],
  ),
  /** Where each `target` of `post` leads: the file that is there, or the site path that was sought. */
  'images.locate': call(
    z.strictObject({ post: PostPath, targets: z.array(z.string().max(4096)).max(10_000) }),
    z.array(
      z.strictObject({
        target: z.string(),
        /** The file's site path, or null where there is none. */
        file: SitePath.nullable(),
        /** Where it was sought, for a placeholder to name. */
        sought: z.string(),
      }),
    ),
    [],
  ),
}
