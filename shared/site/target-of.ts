// What a post writes to show a picture of the site that it does not show yet.
import type { PostPath } from '../contract/paths.ts'
import { imagePlace, type SiteConventions } from './image-place.ts'
import { meantFile, type SiteFiles } from './meant-file.ts'
import { folderOf } from './post-name.ts'
import { pathsTo } from './retarget.ts'
import { pathSpellings } from './spell-target.ts'

/**
 * The target that shows the picture at `file` in `post`: by the post's own habit where the picture lies where its
 * pictures do, else relative or from the root, as the site publishes it. `text` is the post's.
 */
export function targetOf(
  conventions: SiteConventions,
  post: PostPath,
  text: string,
  file: string,
  files: SiteFiles,
): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const place = imagePlace(conventions, post, text)
  const own = place.folder === folderOf(file) ? [place.target(name)] : []
  const others = pathsTo(conventions, post, file)
  const all = [...own, ...others.map((path) => pathSpellings(path, '', true)[0] ?? path)]
  const leads = (target: string) =>
    meantFile(conventions, post, { kind: 'image', target, around: ['', ''] }, files) === file
  return all.find(leads) ?? all[0] ?? file
}
