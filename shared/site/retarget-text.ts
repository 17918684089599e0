// The changes that keep every mention of a post's text leading to its file while post and files are moved.
import { findMentions, type Mention, wholeTarget } from '../markdown/mentions.ts'
import { applyChanges, type TextChange } from '../text/change.ts'
import type { SiteConventions } from './conventions.ts'
import { meantFile, type SiteFiles } from './meant-file.ts'
import { folderOf } from './post-name.ts'
import { retarget } from './retarget.ts'
import { joinPath, localTarget, spellings } from './target.ts'

export type Move = {
  readonly conventions: SiteConventions
  readonly before: SiteFiles
  readonly after: SiteFiles
  /** Where the file that lay at `path` is afterwards; null where it is to be left out of account. */
  moved(path: string): string | null
  /** The public addresses of a post that moves. */
  addresses?(path: string): { readonly before: string; readonly after: string } | undefined
}

export type Retargeted = {
  readonly changes: readonly TextChange[]
  /** Mentions for which no spelling leads to their file any more. */
  readonly lost: readonly Mention[]
}

/** `text` is the editor's text of the post that lies at `post` before the move. */
export function retargetText(move: Move, post: string, text: string): Retargeted {
  const { conventions, before, after } = move
  const postAfter = move.moved(post) ?? post
  const mentions = findMentions(text, conventions.profile)
  const wanted = mentions.map((mention): Wanted | null => {
    const file = meantFile(conventions, post, mention, before)
    const fileAfter = file === null ? null : move.moved(file)
    if (file === null || fileAfter === null) return null
    const isByPath = meantFile(conventions, post, mention, byPathAlone(before)) === file
    return { file, fileAfter, after: isByPath ? byPathAlone(after) : after }
  })
  const changes: TextChange[] = []
  const lost = new Set<Mention>()
  mentions.forEach((mention, nth) => {
    const want = wanted[nth]
    if (!want || stays(conventions, mention, post, postAfter, want)) return
    const { from, to } = mention
    const quote = /["'`]/.exec(text.charAt(from - 1))?.[0] ?? ''
    const addresses = move.addresses?.(want.file)
    const raw = retarget({
      conventions,
      mention,
      quote,
      postBefore: post,
      fileBefore: want.file,
      postAfter,
      fileAfter: want.fileAfter,
      ...(addresses ? { addresses } : {}),
      meant: (target) => meantFile(conventions, postAfter, { ...mention, target }, want.after),
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
  return { changes: changes.map((change) => smallest(text, change)), lost: [...lost] }
}

type Wanted = {
  readonly file: string
  readonly fileAfter: string
  /** What a new spelling is sought in: what was found by its path is not to be found by its name alone. */
  readonly after: SiteFiles
}

function byPathAlone(files: SiteFiles): SiteFiles {
  return { has: (path) => files.has(path), posts: { has: (path) => files.posts.has(path), named: () => [] } }
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
