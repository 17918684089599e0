// The changes that keep every mention of a post's text leading to its file while post and files are moved.
import type { PostPath } from '../contract/paths.ts'
import { findMentions, type Mention, wholeTarget } from '../markdown/mentions.ts'
import { applyChanges, type TextChange } from '../text/change.ts'
import { addressKey } from './address-book.ts'
import type { SiteConventions } from './conventions.ts'
import { meantFile, type SiteFiles } from './meant-file.ts'
import { folderOf, isBundle } from './post-name.ts'
import { type FoundLink, findLink, isMarkdownTarget, linkedAddress } from './resolve-link.ts'
import { retarget } from './retarget.ts'
import { retargetAddress } from './retarget-address.ts'
import { joinPath, localTarget, spellings } from './target.ts'

export type Move = {
  readonly conventions: SiteConventions
  readonly before: SiteFiles
  readonly after: SiteFiles
  /** Where the file that lay at `path` is afterwards; null where it is to be left out of account. */
  moved(path: string): string | null
}

export type Retargeted = {
  readonly changes: readonly TextChange[]
  /** Mentions for which no spelling leads to their file any more. */
  readonly lost: readonly Mention[]
  /** Links that stay as they are, to an address of a moved post of which only code of the site knows what becomes. */
  readonly uncertain: readonly Mention[]
}

/** `text` is the editor's text of the post that lies at `post` before the move. */
export function retargetText(move: Move, post: string, text: string): Retargeted {
  const { conventions, before, after } = move
  const postAfter = move.moved(post) ?? post
  const mentions = findMentions(text, conventions.profile)
  const uncertain: Mention[] = []
  const wanted = mentions.map((mention): Wanted | null => {
    const link =
      mention.kind === 'link'
        ? findLink(conventions, post as PostPath, wholeTarget(mention), before.posts)
        : null
    const file = link?.post ?? meantFile(conventions, post, mention, before)
    const fileAfter = file === null ? null : move.moved(file)
    if (file === null || fileAfter === null) return null
    const address = link === null ? null : addressOf(move, post, postAfter, mention, { ...link, fileAfter })
    if (address === 'uncertain') uncertain.push(mention)
    if (address === 'uncertain' || address === 'stays') return null
    const isByPath = meantFile(conventions, post, mention, byPathAlone(before)) === file
    return { file, fileAfter, address, after: isByPath ? byPathAlone(after) : after }
  })
  const changes: TextChange[] = []
  const lost = new Set<Mention>()
  mentions.forEach((mention, nth) => {
    const want = wanted[nth]
    if (!want || (want.address === null && stays(conventions, mention, post, postAfter, want))) return
    const { from, to } = mention
    const quote = /["'`]/.exec(text.charAt(from - 1))?.[0] ?? ''
    const meant = (target: string) => meantFile(conventions, postAfter, { ...mention, target }, want.after)
    const raw =
      want.address === null
        ? retarget({
            conventions,
            mention,
            quote,
            postBefore: post,
            fileBefore: want.file,
            postAfter,
            fileAfter: want.fileAfter,
            meant,
          })
        : retargetAddress({
            conventions,
            mention,
            quote,
            from: {
              before: before.posts.addresses?.of(post)?.own ?? null,
              after: after.posts.addresses?.of(postAfter)?.own ?? null,
            },
            linked: want.address,
            isMeant: (target) => meant(target) === want.fileAfter,
          })
    if (raw === null) lost.add(mention)
    else changes.push({ from, to, insert: raw })
  })
  if (changes.length > 0) {
    // What was written must also be read so: found again in the whole text, and led to the same file.
    const found = findMentions(applyChanges(text, changes), conventions.profile)
    mentions.forEach((mention, nth) => {
      const want = wanted[nth]
      const now = found[nth]
      if (want && (!now || meantFile(conventions, postAfter, now, want.after) !== want.fileAfter))
        lost.add(mention)
    })
  }
  return { changes: changes.map((change) => smallest(text, change)), lost: [...lost], uncertain }
}

type Link = FoundLink & { readonly fileAfter: string }

/**
 * What a link by a post's address is to become. Null: it is none, and names a file. `stays`: readers find the post
 * there afterwards, too. `uncertain`: where they find it is not known.
 */
function addressOf(
  { conventions, before, after }: Move,
  post: string,
  postAfter: string,
  mention: Mention,
  { post: file, by, fileAfter }: Link,
): { readonly before: string; readonly after: string } | 'stays' | 'uncertain' | null {
  if (by === 'words' || isMarkdownTarget(wholeTarget(mention))) return null
  const was = before.posts.addresses?.of(file)
  const is = after.posts.addresses?.of(fileAfter)
  const read = (from: string | null) => linkedAddress(conventions, wholeTarget(mention), from)
  const target = read(before.posts.addresses?.of(post)?.own ?? null)
  if (by === 'address' && target !== null) {
    const key = addressKey(target)
    const nth = [was?.own, ...(was?.others ?? [])].findIndex(
      (one) => typeof one === 'string' && addressKey(one) === key,
    )
    const [old, now] = [was, is].map((those) => (nth === 0 ? those?.own : those?.others[nth - 1]))
    if (typeof old !== 'string' || typeof now !== 'string') return 'uncertain'
    // Two posts cannot both be found there.
    if (after.posts.addresses?.at(now).some((one) => one !== fileAfter)) return 'uncertain'
    const there = read(after.posts.addresses?.of(postAfter)?.own ?? null)
    return there !== null && addressKey(there) === addressKey(now) ? 'stays' : { before: old, after: now }
  }
  const isSameFolder = folderOf(file) === folderOf(fileAfter)
  const local = localTarget(wholeTarget(mention))
  const isFixed = typeof was?.name === 'string' && endsIn(local?.path ?? '', was.name)
  if (isFixed && was.own === null) return isSameFolder && was.name === is?.name ? 'stays' : 'uncertain'
  if (by !== 'name') return null
  if (file === fileAfter) return local?.anchor === 'post' && post !== postAfter ? null : 'stays'
  if (typeof was?.own === 'string') return was.own === is?.own ? 'stays' : 'uncertain'
  return local?.anchor === 'site' ? byFolders(addressKey(local.path), file, fileAfter) : 'uncertain'
}

/** Where a site makes its addresses of the folders below one that Galley does not know, as Astro’s collections do. */
function byFolders(
  target: string,
  file: string,
  fileAfter: string,
): { readonly before: string; readonly after: string } | 'uncertain' {
  const served = (path: string) =>
    (isBundle(path) ? folderOf(path) : path.replace(/\.[^./]+$/, '')).normalize('NFC')
  const root = served(file).slice(0, -target.length)
  const isServed = target.includes('/') && served(file).endsWith(`/${target}`)
  if (!isServed || !served(fileAfter).startsWith(root)) return 'uncertain'
  return { before: `/${target}`, after: `/${served(fileAfter).slice(root.length)}` }
}

function endsIn(target: string, name: string): boolean {
  const last = addressKey(target).split('/').at(-1) ?? ''
  return last.toLowerCase() === name.toLowerCase()
}

type Wanted = {
  readonly file: string
  readonly fileAfter: string
  /** Of the linked post, where the mention is a link by it and has to change. */
  readonly address: { readonly before: string; readonly after: string } | null
  /** What a new spelling is sought in: what was found by its path is not to be found by its name alone. */
  readonly after: SiteFiles
}

function byPathAlone(files: SiteFiles): SiteFiles {
  const { has, addresses } = files.posts
  return {
    has: (path) => files.has(path),
    posts: { has, named: () => [], ...(addresses ? { addresses } : {}) },
  }
}

/** Whether the mention leads to its file as it stands, and from the post's own folder if it did so before. */
function stays(
  conventions: SiteConventions,
  mention: Mention,
  post: string,
  postAfter: string,
  { file, fileAfter, after }: Wanted,
): boolean {
  if (meantFile(conventions, postAfter, mention, after) !== fileAfter) return false
  if (!isFromFolder(post, mention, file)) return true
  // Out of a folder and back into it leads there too, and is not what anyone writes.
  const isDetour = folderOf(post) !== folderOf(postAfter) && mention.target.includes('..')
  return !isDetour && isFromFolder(postAfter, mention, fileAfter)
}

function isFromFolder(post: string, mention: Mention, file: string): boolean {
  const local = localTarget(wholeTarget(mention))
  if (local === null || local.anchor !== 'post') return false
  const there = file.normalize('NFC')
  return spellings(local.path).some((path) => joinPath(folderOf(post), path)?.normalize('NFC') === there)
}

/** Without what stays at both ends; a pair of surrogates stays whole. */
function smallest(text: string, { from, to, insert }: TextChange): TextChange {
  const before = [...text.slice(from, to)]
  const after = [...insert]
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return {
    from: from + before.slice(0, head).join('').length,
    to: to - before.slice(before.length - tail).join('').length,
    insert: after.slice(head, after.length - tail).join(''),
  }
}
