// All pictures of the site: what they are, which posts show them, and which are missing.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { ImageFacts } from './images.ts'
import { PostPath, SitePath } from './paths.ts'

/** One picture file of the site. */
export const SiteImage = z.strictObject({
  path: SitePath,
  modifiedMs: z.number(),
  /** Null while it was not looked into yet, and for what cannot be read. */
  facts: ImageFacts.nullable(),
  /** The SHA-256 of its bytes; null as above. */
  hash: z.string().nullable(),
  /** 64 bits in hexadecimal: pictures that look alike differ in few of them (dHash); null for drawings. */
  likeness: z.string().nullable(),
  /** The posts that refer to it, by path; each once. */
  usedBy: z.array(PostPath),
  /** Those of them that show it somewhere without an alt text. */
  silentIn: z.array(PostPath),
  /**
   * Other files that name it: templates, styles, settings, Markdown that is no post, posts that are not UTF-8. They
   * are searched as text, so that one may be meant that is not. Only what both lists leave out is an orphan.
   */
  usedByFiles: z.array(SitePath),
})
export type SiteImage = z.output<typeof SiteImage>

/** A reference of a post to a picture that is not there. */
export const MissingImage = z.strictObject({
  post: PostPath,
  /** As it stands in the post. */
  target: z.string(),
  /** The site path at which it was sought first. */
  sought: z.string(),
})
export type MissingImage = z.output<typeof MissingImage>

/** Where a missing picture may be meant: a picture of the site, and what the post would write for it. */
export const FoundImage = z.strictObject({
  path: SitePath,
  target: z.string(),
  why: z.enum(['other-case', 'same-name', 'same-content', 'near-name']),
})
export type FoundImage = z.output<typeof FoundImage>

export const siteImages = {
  /** Begins (anew) to stream all pictures of the site by `siteImages.rows`, until the site is closed. */
  'siteImages.watch': call(z.strictObject({}), z.strictObject({}), []),
  /**
   * Rows to put, by path, paths that are gone, and all that is missing where that changed (else null).
   * `progress` is null once everything was looked into.
   */
  'siteImages.rows': notice(
    z.strictObject({
      put: z.array(SiteImage),
      gone: z.array(SitePath),
      missing: z.array(MissingImage).nullable(),
      progress: z.strictObject({ found: z.number().int(), read: z.number().int() }).nullable(),
    }),
  ),
  /** Pictures that the missing `target` of `post` may mean, likeliest first. */
  'siteImages.find': call(
    z.strictObject({ post: PostPath, target: z.string().max(4096) }),
    z.array(FoundImage).max(8),
    [],
  ),
  /** Pictures whose target in `post` begins with `typed`, or whose name holds it; at most 50, nearest first. */
  'siteImages.complete': call(
    z.strictObject({ post: PostPath, typed: z.string().max(1024) }),
    z.array(z.strictObject({ path: SitePath, target: z.string() })).max(50),
    [],
  ),
  /** What `post` would write to show each of `paths`. */
  'siteImages.targets': call(
    z.strictObject({ post: PostPath, paths: z.array(SitePath).max(1_000) }),
    z.array(z.strictObject({ path: SitePath, target: z.string() })),
    [],
  ),
}
