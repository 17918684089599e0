// Where pictures of a post belong, what shows them there, and where a picture that a post names may lie.
import type { PostPath } from '../contract/paths.ts'
import { findReferences } from '../markdown/references.ts'
import type { SiteConventions as Conventions, ImageHabit } from './conventions.ts'
import { folderOf, isBundle, slugOf, stemOf } from './post-name.ts'
import type { ImageRule } from './profile.ts'
import { decoded, joinPath, type LocalTarget, localTarget, spellings, withoutBase } from './target.ts'

export type SiteConventions = Conventions

/**
 * The site paths at which the picture `target` of `post` may lie, likeliest first; none for what is not of
 * this site. `target` is as it stands in the post, not percent-decoded. Names are to be compared exactly:
 * another case is another file, as it is on most servers.
 */
export function imageCandidates(
  conventions: SiteConventions,
  post: PostPath,
  target: string,
): readonly string[] {
  const local = localTarget(withoutAddress(conventions, target))
  if (local === null) return []
  const found = new Set<string>()
  for (const path of spellings(local.path)) {
    for (const candidate of placesOf(conventions, post, { ...local, path })) {
      if (candidate !== null && candidate !== '') found.add(candidate)
    }
  }
  // The same letters may be composed or not, in the post and in the file's name.
  for (const path of [...found]) found.add(path.normalize('NFC')).add(path.normalize('NFD'))
  return [...found].filter((path) => !path.includes('\\') && !path.includes('\0'))
}

function placesOf(
  conventions: SiteConventions,
  post: string,
  { path, anchor }: LocalTarget,
): (string | null)[] {
  const { staticFolders, contentFolders, aliases, basePath } = conventions
  const own = folderOf(post)
  const served = (tail: string) =>
    [...staticFolders, ...contentFolders, ''].map((folder) => joinPath(folder, tail))
  if (anchor === 'content')
    return [...contentFolders.map((folder) => joinPath(folder, path)), ...served(path)]
  if (anchor === 'site') {
    const inner = withoutBase(path, basePath)
    return [...(inner === null ? [] : served(inner)), ...served(path)]
  }
  const alias = aliases.find(({ prefix }) => path.startsWith(prefix))
  if (alias)
    return [
      joinPath(alias.folder, path.slice(alias.prefix.length)),
      ...served(path.slice(alias.prefix.length)),
    ]
  const rule = isBundle(post) ? conventions.images.bundle : conventions.images.flat
  // Hexo writes the bare name of what lies in the post's own folder of pictures.
  const asset =
    rule.from === 'post' && rule.written === '' ? joinPath(own, `${filled(rule.folder, post)}/${path}`) : null
  return [
    ...(rule.folder === '{stem}' ? [asset] : []),
    joinPath(own, path),
    joinPath(own, `${stemOf(post)}/${path}`),
    // A post at /posts/x/ that writes ../y.png means it relative to its address, one level deeper.
    joinPath(`${own}/${stemOf(post)}`, path),
    ...(path.startsWith('..') ? [] : served(path)),
  ]
}

/** Where pictures lie, and what shows them. */
export type ImagePlace = {
  /** A site path without a trailing slash; `` is the root. */
  readonly folder: string
  /** What stands before the name in a target, as it is written. */
  readonly written: string
  /** What stands between the round brackets of `![](…)`. */
  target(name: string): string
}

/**
 * Where a new picture of `post` belongs: where the post's own pictures are, else where the site's posts
 * keep theirs, else where the generator's documentation puts them.
 */
export function imagePlace(conventions: SiteConventions, post: PostPath, postText: string): ImagePlace {
  const bundle = isBundle(post)
  const own = ownRule(conventions, post, imageTargets(postText))
  if (own !== null) {
    const folder = folderOfRule(own, post)
    if (folder !== null) return placeAt(folder, own.written)
  }
  const habit = bundle ? conventions.imageHabit.bundle : conventions.imageHabit.flat
  const rule = habit ?? (bundle ? conventions.images.bundle : conventions.images.flat)
  return placeAt(folderOfRule(rule, post) ?? folderOf(post), encoded(filled(rule.written, post)))
}

function placeAt(folder: string, written: string): ImagePlace {
  return { folder, written, target: (name) => written + encoded(name) }
}

/**
 * The same for any `folder` of the site, as `post` would write it; null where no target of this post leads there:
 * a generator that publishes a post elsewhere than its file is serves only some folders.
 */
export function placeInFolder(
  conventions: SiteConventions,
  post: PostPath,
  postText: string,
  folder: string,
): ImagePlace | null {
  const usual = imagePlace(conventions, post, postText)
  if (usual.folder === folder) return usual
  const written = [
    ...(folder.startsWith(`${usual.folder}/`)
      ? [usual.written + encoded(folder.slice(usual.folder.length + 1))]
      : []),
    ...(isReadByFile(conventions, post, folder) ? [encoded(relativePath(folderOf(post), folder))] : []),
    ...conventions.staticFolders
      .filter((served) => isBelow(folder, served))
      .map((served) =>
        encoded(joinPath(conventions.basePath, folder.slice(served.length)) ?? '').replace(/^\/*/, '/'),
      ),
  ]
  for (const prefix of written) {
    const place = placeAt(folder, prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`)
    if (imageCandidates(conventions, post, place.target('x'))[0] === joinPath(folder, 'x')) return place
  }
  return null
}

/** Any `folder`, written from the post's own: what an author asks for who knows that their generator takes it. */
export function relativePlace(post: PostPath, folder: string): ImagePlace {
  const path = encoded(relativePath(folderOf(post), folder))
  return placeAt(folder, path === '' ? '' : `${path}/`)
}

/** Generators that resolve a relative target from the post's file, wherever it leads. */
const BY_FILE: ReadonlySet<string> = new Set(['plain', 'ablog', 'astro', 'docusaurus', 'gatsby', 'vitepress'])

/** Others do so at most within the folder that a post has to itself. */
function isReadByFile({ profile }: SiteConventions, post: string, folder: string): boolean {
  return BY_FILE.has(profile) || (isBundle(post) && isBelow(folder, folderOf(post)))
}

function isBelow(folder: string, above: string): boolean {
  return above === '' || folder === above || folder.startsWith(`${above}/`)
}

function relativePath(from: string, to: string): string {
  const [here, there] = [from, to].map((path) => (path === '' ? [] : path.split('/'))) as [string[], string[]]
  let common = 0
  while (common < here.length && here[common] === there[common]) common++
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/')
}

/** The targets of all pictures that a post's text shows, in order, as they stand. */
export function imageTargets(postText: string): string[] {
  return findReferences(postText)
    .filter((reference) => reference.kind === 'image')
    .map((reference) => reference.target)
}

/**
 * The rule that most of the pictures of a post follow, made general (`{stem}` …) so that it can be compared
 * with other posts'; null where it shows none of the site's own. Of two that are as frequent the later one.
 */
export function habitOf(
  conventions: SiteConventions,
  post: string,
  targets: readonly string[],
): ImageRule | null {
  const rule = ownRule(conventions, post, targets)
  if (rule === null) return null
  const written = decoded(rule.written)
  return { from: rule.from, folder: generalised(rule.folder, post), written: generalised(written, post) }
}

/**
 * The habit of a site, from those of its posts: for bundles and for posts among others the rule that most
 * follow, where it is at least a third of those that have pictures and, among several posts, not one alone.
 */
export function learnHabit(
  posts: Iterable<{ readonly path: string; readonly rule: ImageRule | null }>,
): ImageHabit {
  const counts = { bundle: new Map<string, number>(), flat: new Map<string, number>() }
  for (const { path, rule } of posts) {
    if (rule === null) continue
    const those = isBundle(path) ? counts.bundle : counts.flat
    const key = JSON.stringify([rule.from, rule.folder, rule.written])
    those.set(key, (those.get(key) ?? 0) + 1)
  }
  return { bundle: mostOf(counts.bundle), flat: mostOf(counts.flat) }
}

function mostOf(counts: ReadonlyMap<string, number>): ImageRule | null {
  let total = 0
  let best: readonly [string, number] | null = null
  for (const entry of counts) {
    total += entry[1]
    if (best === null || entry[1] > best[1]) best = entry
  }
  if (best === null || best[1] * 3 < total || (best[1] === 1 && total > 1)) return null
  const [from, folder, written] = JSON.parse(best[0]) as [ImageRule['from'], string, string]
  return { from, folder, written }
}

/** The commonest beginning of the post's own targets, as a rule without placeholders. */
function ownRule(conventions: SiteConventions, post: string, targets: readonly string[]): ImageRule | null {
  const counts = new Map<string, number>()
  for (const target of targets) {
    const cut = target.replace(/[?#].*$/s, '')
    const written = cut.slice(0, cut.lastIndexOf('/') + 1)
    if (localTarget(cut) !== null) counts.set(written, (counts.get(written) ?? 0) + 1)
  }
  const ranked = [...counts].reverse().sort((a, b) => b[1] - a[1])
  for (const [written] of ranked) {
    const rule = ruleOf(conventions, post, written)
    if (rule !== null) return rule
  }
  return null
}

function ruleOf(conventions: SiteConventions, post: string, written: string): ImageRule | null {
  // A file name makes a target of what ends in a slash, or of nothing.
  const local = localTarget(`${written}x`)
  if (local === null) return null
  const path = decoded(local.path.replace(/\/?x$/, ''))
  const { staticFolders, contentFolders, aliases, basePath, images, profile } = conventions
  if (local.anchor === 'content') return inSite(joinPath(contentFolders[0] ?? '', path), written)
  if (local.anchor === 'site') {
    return inSite(joinPath(staticFolders[0] ?? '', withoutBase(`${path}/`, basePath) ?? path), written)
  }
  const alias = aliases.find(({ prefix }) => local.path.startsWith(prefix))
  if (alias) return inSite(joinPath(alias.folder, path.slice(alias.prefix.length)), written)
  const rule = isBundle(post) ? images.bundle : images.flat
  if (written === '' && rule.written === '' && rule.folder !== '') {
    return { from: 'post', folder: filled(rule.folder, post), written: '' }
  }
  // Jekyll publishes a post far from its file, so that a relative target is one from the site's root.
  if (profile === 'jekyll' && !isBundle(post)) return inSite(joinPath(staticFolders[0] ?? '', path), written)
  const whole = joinPath(folderOf(post), path)
  return whole === null ? null : { from: 'post', folder: path.replace(/^(?:\.\/)+|^\.$/, ''), written }
}

function inSite(folder: string | null, written: string): ImageRule | null {
  return folder === null ? null : { from: 'site', folder, written }
}

function folderOfRule(rule: ImageRule, post: string): string | null {
  const folder = filled(rule.folder, post)
  return rule.from === 'site' ? joinPath('', folder) : joinPath(folderOf(post), folder)
}

function filled(template: string, post: string): string {
  const day = dayOf(post)
  return template
    .replaceAll('{stem}', () => stemOf(post))
    .replaceAll('{slug}', () => slugOf(post))
    .replaceAll('{year}', () => day?.[0] ?? '')
    .replaceAll('{month}', () => day?.[1] ?? '')
    .replace(/\/{2,}/g, '/')
}

function generalised(text: string, post: string): string {
  const stem = stemOf(post)
  const slug = slugOf(post)
  const day = dayOf(post)
  return text
    .split('/')
    .map((segment) => {
      // A short name is too likely to be a part of some other word.
      if (stem.length > 2 && segment.startsWith(stem)) return `{stem}${segment.slice(stem.length)}`
      if (slug.length > 2 && segment.startsWith(slug)) return `{slug}${segment.slice(slug.length)}`
      if (day !== null && segment === day[0]) return '{year}'
      if (day !== null && day[1] !== '' && segment === day[1]) return '{month}'
      return segment
    })
    .join('/')
}

/** Year and month of a dated file or folder name, of use only where pictures lie in folders by date. */
function dayOf(post: string): readonly [string, string] | null {
  const found = /(?:^|\/)((?:19|20)\d{2})(?:[-/](\d{2})(?=[-/]))?(?=[-/])/.exec(post)
  return found ? [found[1] ?? '', found[2] ?? ''] : null
}

function withoutAddress({ address }: SiteConventions, target: string): string {
  return address && target.startsWith(`${address}/`) ? target.slice(address.length) : target
}

/** Only what would end or change a target in Markdown or in an address is percent-encoded. */
function encoded(path: string): string {
  return path.replace(/[\s%?#()<>"\\]/g, (letter) => encodeURIComponent(letter).replace(/[()]/g, hexOf))
}

function hexOf(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
