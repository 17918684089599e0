// Which file of the site a mention in a post leads to.
import type { PostPath } from '../contract/paths.ts'
import { type Mention, wholeTarget } from '../markdown/mentions.ts'
import { addressBook } from './address-book.ts'
import type { SiteConventions } from './conventions.ts'
import { imageCandidates } from './image-place.ts'
import type { PostAddresses } from './post-address.ts'
import { slugOf, stemOf } from './post-name.ts'
import { linkedPost, type PostLookup } from './resolve-link.ts'

/** The files of a site by their exact spelling, its posts among them. */
export type SiteFiles = { has(path: string): boolean; readonly posts: PostLookup }

/** What of a mention decides where it leads. */
export type Meaning = Pick<Mention, 'kind' | 'target' | 'around'>

/** The site path that `mention` of `post` leads to; null where that is none of `files`. */
export function meantFile(
  conventions: SiteConventions,
  post: string,
  mention: Meaning,
  files: SiteFiles,
): string | null {
  const target = wholeTarget(mention)
  if (mention.kind === 'link') {
    const linked = linkedPost(conventions, post as PostPath, target, files.posts)
    if (linked !== null) return linked
  }
  return imageCandidates(conventions, post as PostPath, target).find((path) => files.has(path)) ?? null
}

/** Posts by the names that links may call them, and by where they are published as far as `addresses` tells. */
export function postLookup(
  posts: Iterable<string>,
  addresses: ReadonlyMap<string, PostAddresses> = new Map(),
): PostLookup {
  const all = new Set(posts)
  const names = new Map<string, string[]>()
  for (const post of all) {
    const fixed = addresses.get(post)?.name ?? null
    const own = [stemOf(post), slugOf(post), ...(fixed === null ? [] : [fixed])]
    for (const name of new Set(own.map((one) => one.toLowerCase()))) {
      names.set(name, [...(names.get(name) ?? []), post])
    }
  }
  const known = new Map([...addresses].filter(([post]) => all.has(post)))
  return {
    has: (path) => all.has(path),
    named: (name) => names.get(name) ?? [],
    addresses: addressBook(known),
  }
}
