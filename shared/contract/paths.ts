// The branded strings of the contract. A plain string cannot be passed as one of these;
// only the desk mints them, and each is checked again where it arrives.
import { z } from 'zod'

/**
 * A path inside the open site: relative to the site's folder, `/` separators, no leading slash, no `.` or
 * `..` segment, no backslash, no control character but what a file system allowed in a listed name.
 */
export const SitePath = z
  .string()
  .max(4096)
  .refine(isSitePath, { message: 'not a path inside a site' })
  .brand<'SitePath'>()
export type SitePath = z.output<typeof SitePath>

/** A site path that names a post. */
export const PostPath = SitePath.brand<'PostPath'>()
export type PostPath = z.output<typeof PostPath>

/** The SHA-256 of a file's bytes, in lower-case hexadecimal. */
export const Version = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Version'>()
export type Version = z.output<typeof Version>

/** Names one open site of one desk; it stands in asset addresses. */
export const SiteId = z
  .string()
  .regex(/^[0-9a-z-]{1,64}$/)
  .brand<'SiteId'>()
export type SiteId = z.output<typeof SiteId>

export function isSitePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
}
