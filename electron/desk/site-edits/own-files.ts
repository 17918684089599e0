// What moves along with a post: all of its bundle, or the folder of pictures that is its own by name and by use.
import { isPictureName } from '../../../shared/markdown/picture-name.ts'
import { folderOf, isBundle, slugOf, stemOf } from '../../../shared/site/post-name.ts'
import type { ImageIndex } from '../images/image-index.ts'

/**
 * From and to of the post and of its own files. A folder is the post's own where it lies beside it, bears its name
 * (`slug`, `slug-images`) and no other post shows what is in it.
 */
export function ownFiles(
  images: Pick<ImageIndex, 'allPaths' | 'image'>,
  from: string,
  to: string,
): ReadonlyMap<string, string> {
  const moves = new Map([[from, to]])
  const folder = folderOf(from)
  const all = [...images.allPaths()]
  if (isBundle(from)) {
    const isAlone = !all.some(
      (one) => one !== from && folderOf(one) === folder && isBundle(one) && stripped(one) !== stripped(from),
    )
    if (isAlone && isBundle(to) && folderOf(to) !== folder) {
      for (const one of all) {
        if (one !== from && one.startsWith(`${folder}/`))
          moves.set(one, folderOf(to) + one.slice(folder.length))
      }
    }
    return moves
  }
  const prefix = folder === '' ? '' : `${folder}/`
  const folders = new Set(
    all
      .filter((one) => one.startsWith(prefix) && one.slice(prefix.length).includes('/'))
      .map((one) => one.slice(prefix.length).split('/')[0] ?? ''),
  )
  const target = folderOf(to) === '' ? '' : `${folderOf(to)}/`
  for (const name of folders) {
    const renamed = ownName(name, from, to)
    if (renamed === null) continue
    const within = all.filter((one) => one.startsWith(`${prefix}${name}/`))
    const isOwn = within.every((one) => {
      if (!isPictureName(one)) return !/\.(?:md|mdx|markdown)$/i.test(one)
      const row = images.image(one)
      return row === null || row.usedBy.every((post) => post === from)
    })
    if (!isOwn || `${prefix}${name}` === `${target}${renamed}`) continue
    for (const one of within) moves.set(one, `${target}${renamed}${one.slice(prefix.length + name.length)}`)
  }
  return moves
}

const stripped = (post: string) => post.replace(/\.[^/]*$/, '')

/** What a folder that is called after the post is called after its move; null for one that is not. */
function ownName(folder: string, from: string, to: string): string | null {
  for (const naming of [stemOf, slugOf]) {
    const name = naming(from)
    if (folder === name) return naming(to)
    const rest = folder.startsWith(name) ? folder.slice(name.length) : ''
    if (name.length > 2 && /^[-_. ](?:images?|img|pictures?|photos?|media|assets?|files)$/i.test(rest)) {
      return naming(to) + rest
    }
  }
  return null
}
