// Which file each mention of a site's texts leads to, and so: who uses a picture, and what is missing.
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { MissingImage, SiteImage } from '../../../shared/contract/site-images.ts'
import { wholeTarget } from '../../../shared/markdown/mentions.ts'
import { isPictureName, isPictureTarget } from '../../../shared/markdown/picture-name.ts'
import { imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import { isPostPath } from '../../../shared/site/is-post.ts'
import { meantFile, postLookup, type SiteFiles } from '../../../shared/site/meant-file.ts'
import { fileKeys, targetKeys } from '../../../shared/site/mention-keys.ts'
import type { PostAddresses } from '../../../shared/site/post-address.ts'
import { folderOf, isBundle } from '../../../shared/site/post-name.ts'
import type { ScannedText, Stamp } from './image-scan.ts'
import { lastWord, matchesPattern } from './named-pictures.ts'

export type SiteUses = {
  setFiles(paths: readonly string[]): void
  putFile(path: string): void
  dropFile(path: string): void
  putText(text: ScannedText): void
  stamps(): ReadonlyMap<string, Stamp>
  of(picture: string): Pick<SiteImage, 'usedBy' | 'silentIn' | 'usedByFiles'>
  /** Pictures whose users changed since this was last asked. */
  takeChanged(): string[]
  missing(): MissingImage[]
  /** Without the addresses of posts, at which no picture lies. */
  files(): SiteFiles
  /** Where readers find each post. */
  addresses(): ReadonlyMap<string, PostAddresses>
  allPaths(): Iterable<string>
  /** Files that lie in the folder `path`. */
  below(path: string): string[]
  textsNaming(keys: Iterable<string>): ScannedText[]
}

export function siteUses(conventions: SiteConventions): SiteUses {
  const paths = new Set<string>()
  const texts = new Map<string, ScannedText>()
  /** Texts by the names that they mention. */
  const byKey = new Map<string, Set<string>>()
  /** What each text leads to, as far as it was asked since it or the files changed. */
  const led = new Map<string, readonly string[]>()
  const lost = new Map<string, readonly MissingImage[]>()
  /** Of those, what a text shows without an alt text. */
  const silent = new Map<string, ReadonlySet<string>>()
  const users = new Map<string, Set<string>>()
  /** Texts that name pictures without leading to them, by those names. */
  const namers = new Map<string, Set<string>>()
  const patternsOf = new Map<string, readonly string[]>()
  const unsettled = new Set<string>()
  const changed = new Set<string>()
  let lookup: SiteFiles | null = null

  function files(): SiteFiles {
    lookup ??= {
      has: (path) => paths.has(path),
      posts: postLookup([...paths].filter((path) => isPostPath(conventions, path))),
    }
    return lookup
  }

  function addresses(): ReadonlyMap<string, PostAddresses> {
    return new Map(
      [...texts].flatMap(([path, one]) => (one.addresses === null ? [] : [[path, one.addresses]])),
    )
  }

  /** All texts that may mean `path` are asked again. */
  function unsettle(path: string): void {
    lookup = null
    for (const key of fileKeys(path)) for (const text of byKey.get(key) ?? []) unsettled.add(text)
  }

  function settle(): void {
    for (const path of unsettled) {
      release(path)
      const text = texts.get(path)
      if (!text) continue
      const missing: MissingImage[] = []
      const found = new Set<string>()
      const unsaid = new Set<string>()
      for (const mention of text.mentions) {
        const file = meantFile(conventions, path, mention, files())
        if (file !== null) {
          found.add(file)
          if (text.silentTargets.includes(wholeTarget(mention))) unsaid.add(file)
        } else if (text.isPost && isPictureTarget(mention.target)) {
          const target = wholeTarget(mention)
          const sought = imageCandidates(conventions, path as PostPath, target)[0]
          if (sought !== undefined) missing.push({ post: path as PostPath, target, sought })
        }
      }
      led.set(path, [...found])
      silent.set(path, unsaid)
      lost.set(path, missing)
      for (const file of found) {
        users.set(file, (users.get(file) ?? new Set()).add(path))
        if (isPictureName(file)) changed.add(file)
      }
    }
    unsettled.clear()
  }

  function release(path: string): void {
    for (const file of led.get(path) ?? []) {
      users.get(file)?.delete(path)
      if (isPictureName(file)) changed.add(file)
    }
    led.delete(path)
    silent.delete(path)
    lost.delete(path)
  }

  function dropText(path: string): void {
    const text = texts.get(path)
    if (!text) return
    for (const { target } of text.mentions) for (const key of targetKeys(target)) byKey.get(key)?.delete(path)
    for (const name of text.named.names) namers.get(name)?.delete(path)
    patternsOf.delete(path)
    if (text.named.names.length + text.named.patterns.length > 0) changeNamed(text)
    texts.delete(path)
    unsettled.add(path)
  }

  function changeNamed({ named }: ScannedText): void {
    const names = new Set(named.names)
    for (const path of paths) {
      if (!isPictureName(path)) continue
      if (named.patterns.length > 0 || names.has(lastWord(nameOf(path)))) changed.add(path)
    }
  }

  function namedIn(picture: string): string[] {
    const name = nameOf(picture)
    const found = new Set(namers.get(lastWord(name)) ?? [])
    const isBeside = patternsOf.size > 0 && isInBundle(picture)
    for (const [path, patterns] of patternsOf) {
      if (patterns.some((glob) => matchesPattern(glob, name, isBeside))) found.add(path)
    }
    return [...found]
  }

  function isInBundle(picture: string): boolean {
    for (let folder = folderOf(picture); folder !== ''; folder = folderOf(folder)) {
      for (const name of ['index.md', '_index.md', 'index.markdown', 'index.mdx']) {
        if (paths.has(`${folder}/${name}`) && (isBundle(`${folder}/${name}`) || name === '_index.md'))
          return true
      }
    }
    return false
  }

  function dropFile(path: string): void {
    dropText(path)
    if (!paths.delete(path)) return
    unsettle(path)
  }

  return {
    setFiles(now) {
      const next = new Set(now)
      for (const path of [...paths]) if (!next.has(path)) dropFile(path)
      for (const path of next) {
        if (paths.has(path)) continue
        paths.add(path)
        unsettle(path)
      }
    },
    putFile(path) {
      if (paths.has(path)) return
      paths.add(path)
      unsettle(path)
    },
    dropFile,
    putText(text) {
      dropText(text.path)
      texts.set(text.path, text)
      for (const { target } of text.mentions) {
        for (const key of targetKeys(target)) byKey.set(key, (byKey.get(key) ?? new Set()).add(text.path))
      }
      for (const name of text.named.names) namers.set(name, (namers.get(name) ?? new Set()).add(text.path))
      if (text.named.patterns.length > 0) patternsOf.set(text.path, text.named.patterns)
      if (text.named.names.length + text.named.patterns.length > 0) changeNamed(text)
      unsettled.add(text.path)
    },
    stamps: () =>
      new Map([...texts].map(([path, { sizeBytes, modifiedMs }]) => [path, { sizeBytes, modifiedMs }])),
    of(picture) {
      settle()
      const all = [...(users.get(picture) ?? [])].sort()
      const isPost = (path: string) => texts.get(path)?.isPost === true
      const others = new Set([...all.filter((path) => !isPost(path)), ...namedIn(picture)])
      const usedBy = all.filter(isPost) as PostPath[]
      return {
        usedBy,
        silentIn: usedBy.filter((path) => silent.get(path)?.has(picture) === true),
        usedByFiles: [...others].sort() as SitePath[],
      }
    },
    takeChanged() {
      settle()
      const all = [...changed]
      changed.clear()
      return all
    },
    missing() {
      settle()
      return [...lost].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, those]) => those)
    },
    files,
    addresses,
    allPaths: () => paths,
    below: (path) => [...paths].filter((one) => one.startsWith(`${path}/`)),
    textsNaming(keys) {
      const found = new Set<string>()
      for (const key of keys) for (const path of byKey.get(key) ?? []) found.add(path)
      return [...found].flatMap((path) => texts.get(path) ?? [])
    },
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
