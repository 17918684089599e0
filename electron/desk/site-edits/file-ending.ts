// The ending of a file's name as formats are named.
import { folderOf } from '../../../shared/site/post-name.ts'

const same: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', apng: 'png' }

/** In lower case, one of those that mean the same: `jpeg` is `jpg`. */
export function fileEnding(one: string): string {
  const ending = one.slice(folderOf(one).length).replace(/^.*\./, '').toLowerCase()
  return same[ending] ?? ending
}
