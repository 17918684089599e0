// Which post or file a link of a post means: relative, from the site's base, or in a generator's own words.
import type { PostPath } from '../contract/paths.ts'
import type { AddressBook } from './address-book.ts'
import type { SiteConventions } from './conventions.ts'
import { imageCandidates } from './image-place.ts'
import { isMarkdownName } from './is-post.ts'
import { dateInPath, folderOf, slugOf, stemOf } from './post-name.ts'
import { decoded, joinPath, localTarget, spellings, withoutBase } from './target.ts'

/** What is known of the site's posts. */
export type PostLookup = {
  has(path: string): boolean
  /** The posts whose slug or stem is `name`, in lower case. */
  named(name: string): readonly string[]
  /** Where readers find them, as far as that is known. */
  readonly addresses?: AddressBook
}

export type FoundLink = {
  readonly post: PostPath
  /**
   * `address`: the post is published there. `path`: its file lies there. `words`: the generator's own words name it.
   * `name`: the target ends in its name, and in no other's; where readers find it is not known.
   */
  readonly by: 'address' | 'path' | 'words' | 'name'
}

/** The post that `target` means; null where it means none, or something else. */
export function linkedPost(
  conventions: SiteConventions,
  post: PostPath,
  target: string,
  posts: PostLookup,
): PostPath | null {
  return findLink(conventions, post, target, posts)?.post ?? null
}

export function findLink(
  conventions: SiteConventions,
  post: PostPath,
  target: string,
  posts: PostLookup,
): FoundLink | null {
  const own = ownWords(target)
  const local = localTarget(own?.path ?? withoutSite(conventions, target))
  if (local === null) return null
  const address = linkedAddress(conventions, target, posts.addresses?.of(post)?.own ?? null)
  const [published, another] = address === null ? [] : (posts.addresses?.at(address) ?? [])
  if (published !== undefined && another === undefined) return { post: published as PostPath, by: 'address' }
  for (const spelt of spellings(local.path)) {
    const path = spelt.replace(/\/+$/, '')
    for (const start of starts(conventions, post, path, local.anchor)) {
      const found = start === null ? null : fileOf(start, posts)
      if (found !== null) return { post: found, by: own === null ? 'path' : 'words' }
    }
    if (local.anchor === 'post' && joinPath(`${folderOf(post)}/${stemOf(post)}`, path) === null) continue
    const byName = namedLike(path, posts, own !== null)
    if (byName !== null) return { post: byName, by: own === null ? 'name' : 'words' }
  }
  return null
}

/**
 * What `target` says for a browser: a path from the site's base that begins with a slash, decoded, without query and
 * fragment. Null for another site's address, for the generator's own words, a Markdown file's name, and for a relative
 * target where the address that it starts `from` is not known.
 */
export function linkedAddress(
  conventions: SiteConventions,
  target: string,
  from: string | null,
): string | null {
  if (ownWords(target) !== null) return null
  const local = localTarget(withoutSite(conventions, target))
  if (local === null || local.anchor === 'content' || /^[{|](?:filename|static|attach)/.test(target))
    return null
  const path = decoded(local.path.replace(/[?#].*$/s, ''))
  if (isMarkdownTarget(path)) return null
  if (local.anchor === 'site') return `/${withoutBase(path, conventions.basePath) ?? path}`
  if (from === null || path === '' || conventions.aliases.some(({ prefix }) => path.startsWith(prefix)))
    return null
  const joined = joinPath(from.replace(/[^/]*$/, ''), path)
  return joined === null ? null : `/${joined}`
}

/** Whether a target names a Markdown file, which no reader ever sees. */
export function isMarkdownTarget(target: string): boolean {
  return isMarkdownName(target.replace(/[?#].*$/s, ''))
}

function withoutSite({ address }: SiteConventions, target: string): string {
  return address && target.startsWith(`${address}/`) ? target.slice(address.length) : target
}

/** The site paths at which a file that is no post may lie. */
export function linkedFiles(conventions: SiteConventions, post: PostPath, target: string): readonly string[] {
  return imageCandidates(conventions, post, target)
}

/** Hugo's `{{< ref "x" >}}`, Jekyll's `{% post_url x %}` and `{% link x %}`, Hexo's `{% post_link x %}`. */
function ownWords(target: string): { readonly path: string } | null {
  const ref =
    /\{\{[<%]-?\s*(?:rel)?ref\s+(?:path=)?(?:"([^"]+)"|'([^']+)'|`([^`]+)`|([^"'`\s>]+))[^}]*\}\}/.exec(
      target,
    ) ??
    /\{%-?\s*post_link\s+(?:"([^"]+)"|'([^']+)'|([^"'%\s]+)).*?%\}/.exec(target) ??
    // Jekyll takes all that stands in the tag for the name.
    /\{%-?\s*(?:post_url|link)\s+["']?([^"'%\n]+?)["']?\s*-?%\}/.exec(target)
  const path = ref?.slice(1).find((one) => one !== undefined)
  return path === undefined ? null : { path }
}

function starts(
  conventions: SiteConventions,
  post: string,
  path: string,
  anchor: 'post' | 'site' | 'content',
): (string | null)[] {
  const { contentFolders, aliases, basePath } = conventions
  const roots = [...contentFolders, '', 'pages', 'src/pages', 'docs']
  if (anchor !== 'post') {
    const inner = withoutBase(path, basePath) ?? path
    return [...new Set([inner, path])].flatMap((tail) => roots.map((root) => joinPath(root, tail)))
  }
  const alias = aliases.find(({ prefix }) => path.startsWith(prefix))
  if (alias) return [joinPath(alias.folder, path.slice(alias.prefix.length))]
  const own = folderOf(post)
  return [
    joinPath(own, path),
    // As the browser sees it, where a post's address ends in a slash.
    joinPath(`${own}/${stemOf(post)}`, path),
    ...(path.startsWith('.') ? [] : roots.map((root) => joinPath(root, path))),
  ]
}

const endings = [
  '',
  '.md',
  '.mdx',
  '.markdown',
  '/index.md',
  '/index.mdx',
  '.mdown',
  '.mkd',
  '.qmd',
  '.Rmd',
  '.rmd',
]

function fileOf(start: string, posts: PostLookup): PostPath | null {
  const bare = start.replace(/\.html?$/, '')
  for (const form of bare === start ? [start] : [start, bare]) {
    for (const ending of endings) {
      if (posts.has(form + ending)) return (form + ending) as PostPath
    }
  }
  return null
}

/**
 * By the last part of an address: `/2024/02/03/slug/`, `/blog/slug.html`. Among several of that name the
 * one whose date or folders the address names too; none where that does not decide.
 */
function namedLike(path: string, posts: PostLookup, loosely: boolean): PostPath | null {
  const segments = path.split('/').filter((one) => one !== '' && one !== '.' && one !== '..')
  const last = segments.pop()?.replace(/\.(?:html?|md|mdx|markdown)$/, '')
  if (last === undefined || (!loosely && !path.includes('/'))) return null
  const stem = stemOf(`${last}.md`)
  const named = posts.named(stem.toLowerCase())
  const those = named.length > 0 ? named : posts.named(slugOf(`${last}.md`).toLowerCase())
  if (those.length === 1) return (those[0] ?? null) as PostPath | null
  const address = segments.join('/').toLowerCase()
  const ranked = those
    .map((candidate) => ({ candidate, score: likeness(candidate, address, last) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  return first && first.score > (second?.score ?? 0) ? (first.candidate as PostPath) : null
}

function likeness(candidate: string, address: string, last: string): number {
  const day = dateInPath(candidate)
  const dated = day !== null && (address.includes(day.replaceAll('-', '/')) || last.startsWith(day)) ? 10 : 0
  const folders = folderOf(candidate).toLowerCase().split('/').filter(Boolean)
  return dated + folders.filter((folder) => address.split('/').includes(folder)).length
}
