// What a site edit would change in texts: those whose mentions would lead elsewhere, or nowhere.
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { SiteEditPlan } from '../../../shared/contract/site-edits.ts'
import { findMentions, type Mention } from '../../../shared/markdown/mentions.ts'
import { addressesOf } from '../../../shared/site/address-facts.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { isMarkdownName, isPostPath } from '../../../shared/site/is-post.ts'
import { postLookup, type SiteFiles } from '../../../shared/site/meant-file.ts'
import { anyFolder, fileKeys, targetKeys } from '../../../shared/site/mention-keys.ts'
import type { PostAddresses } from '../../../shared/site/post-address.ts'
import { type Move, retargetText } from '../../../shared/site/retarget-text.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { readFileText, versionOf } from '../files/read.ts'
import { changedBytes } from '../posts/base-text.ts'
import { hunksOf } from './hunks.ts'
import type { Left, PlanDesk } from './plan-desk.ts'
import type { Step } from './steps.ts'

export type Texts = { readonly steps: Step[]; readonly shown: SiteEditPlan['texts']; readonly left: Left[] }

/** The changes of all texts whose mentions would lead elsewhere, or nowhere, once files lie where `moves` says. */
export async function planTexts(
  desk: PlanDesk,
  moves: ReadonlyMap<string, string>,
  gone: ReadonlySet<string>,
): Promise<Texts> {
  const { conventions, images } = desk
  const texts: Texts = { steps: [], shown: [], left: [] }
  if (moves.size === 0) return texts
  const before = new Set(images.allPaths())
  const isMerge = gone.size > 0 || [...moves.values()].some((to) => before.has(to) && !moves.has(to))
  const after = new Set([...before].filter((one) => (isMerge ? !gone.has(one) : !moves.has(one))))
  for (const to of moves.values()) after.add(to)
  const addresses = await movedAddresses(desk, moves)
  const move: Move = {
    conventions,
    before: filesOf(conventions, before, addresses.before),
    after: filesOf(conventions, after, addresses.after),
    moved: (one) => moves.get(one) ?? one,
  }
  const keys = new Set([
    anyFolder,
    ...[...moves].flatMap(([from, to]) => [...fileKeys(from), ...fileKeys(to)]),
    ...[...moves].flatMap(([from, to]) => [
      ...addressKeys(addresses.before.get(from)),
      ...addressKeys(addresses.after.get(to)),
    ]),
  ])
  const asked = new Set([
    ...images.textsNaming(keys).map((text) => text.path),
    ...[...moves.keys()].filter(isMarkdownName),
  ])
  for (const one of [...asked].sort()) await planText(desk, move, one, texts)
  return texts
}

type Addresses = Map<string, PostAddresses>

/** Where readers find the posts of the site, and where once files lie where `moves` says. */
async function movedAddresses(
  { conventions, images, postDesk: { disk, root } }: PlanDesk,
  moves: ReadonlyMap<string, string>,
): Promise<{ readonly before: Addresses; readonly after: Addresses }> {
  const before = new Map(images.addresses())
  const after = new Map(before)
  for (const from of moves.keys()) after.delete(from)
  for (const [from, to] of moves) {
    if (!before.has(from)) continue
    const { text } = await readFileText(disk, await resolveForWriting(disk, root, from))
    before.set(from, addressesOf(text, from, conventions))
    after.set(to, addressesOf(text, to, conventions))
  }
  return { before, after }
}

/** The keys of mentions that lead to a post by where it is published. */
function addressKeys(addresses: PostAddresses | undefined): readonly string[] {
  if (addresses === undefined) return []
  const { own, others, name } = addresses
  const all = [own, name, ...others].filter((one) => one !== null)
  return [...all.flatMap(targetKeys), 'index']
}

/** Adds what `move` makes of the text at `one`; of its mentions only those that are `asked` about. */
export async function planText(
  { conventions, postDesk }: PlanDesk,
  move: Move,
  one: string,
  texts: Texts,
  asked: (mention: Mention) => boolean = () => true,
): Promise<void> {
  const file = await readFileText(postDesk.disk, await resolveForWriting(postDesk.disk, postDesk.root, one))
  if (!file.valid) {
    texts.left.push({ path: one as SitePath, why: 'not-utf8' })
    return
  }
  const found = retargetText(move, one, file.text)
  const others = findMentions(file.text, conventions.profile).filter((mention) => !asked(mention))
  const isAsked = ({ from, to }: { readonly from: number; readonly to: number }) =>
    !others.some((other) => other.from <= from && to <= other.to)
  const changes = found.changes.filter(isAsked)
  if (found.lost.some(isAsked)) texts.left.push({ path: one as SitePath, why: 'no-spelling' })
  if (found.uncertain.some(isAsked)) texts.left.push({ path: one as SitePath, why: 'unknown-address' })
  if (changes.length === 0) return
  const bytes = changedBytes(file, changes, '\n')
  if (bytes === null) throw new DeskFailure('disk-failed', { path: one, reason: 'EILSEQ' })
  texts.steps.push({
    kind: 'text',
    path: one as PostPath,
    before: file.version,
    after: versionOf(bytes),
    changes,
  })
  texts.shown.push({ path: one as SitePath, hunks: hunksOf(file.text, changes) })
}

export function filesOf(
  conventions: SiteConventions,
  paths: ReadonlySet<string>,
  addresses: ReadonlyMap<string, PostAddresses>,
): SiteFiles {
  const posts = [...paths].filter((one) => isPostPath(conventions, one))
  return { has: (one) => paths.has(one), posts: postLookup(posts, addresses) }
}
