// The pictures that an author may mean who began to type a target.
import type { PostPath } from '../../../shared/contract/paths.ts'
import type { SiteImage } from '../../../shared/contract/site-images.ts'
import { imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import { folderOf } from '../../../shared/site/post-name.ts'
import { decoded } from '../../../shared/site/target.ts'

const most = 50

/** At most 50: those whose place or name begins as `typed` does before those that hold it, the nearest first. */
export function completeImage(
  pictures: readonly SiteImage[],
  conventions: SiteConventions,
  post: PostPath,
  typed: string,
): SiteImage[] {
  const wanted = fold(decoded(typed.slice(typed.lastIndexOf('/') + 1)))
  const begun =
    typed === '' ? [] : imageCandidates(conventions, post, `${typed}x`).map((path) => fold(path.slice(0, -1)))
  const ranked = pictures.flatMap((picture) => {
    const path = fold(picture.path)
    const name = path.slice(path.lastIndexOf('/') + 1)
    const rank = begun.some((start) => path.startsWith(start)) ? 0 : name.startsWith(wanted) ? 1 : 2
    return rank === 2 && !name.includes(wanted)
      ? []
      : [{ picture, rank, distance: stepsBetween(post, picture.path) }]
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || a.distance - b.distance || (a.picture.path < b.picture.path ? -1 : 1))
    .slice(0, most)
    .map(({ picture }) => picture)
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** How many folders up and down it is from the one to the other. */
function stepsBetween(post: string, picture: string): number {
  const from = folderOf(post).split('/')
  const to = folderOf(picture).split('/')
  let same = 0
  while (same < from.length && same < to.length && from[same] === to[same]) same++
  return from.length + to.length - 2 * same
}
