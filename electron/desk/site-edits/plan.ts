// Works out what a site edit would do, against the site as it is on disk. Nothing of the site is written.
import path from 'node:path'
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { ImageRecipe } from '../../../shared/contract/images.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { SiteEdit, SiteEditPlan } from '../../../shared/contract/site-edits.ts'
import { findMentions, type Mention } from '../../../shared/markdown/mentions.ts'
import { isPictureName } from '../../../shared/markdown/picture-name.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { isMarkdownName, isPostPath } from '../../../shared/site/is-post.ts'
import { meantFile, postLookup, type SiteFiles } from '../../../shared/site/meant-file.ts'
import { anyFolder, fileKeys } from '../../../shared/site/mention-keys.ts'
import { folderOf } from '../../../shared/site/post-name.ts'
import { type Move, retargetText } from '../../../shared/site/retarget-text.ts'
import { isMissing } from '../files/disk-failure.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { readBytes, readFileText, versionOf } from '../files/read.ts'
import type { ImageIndex } from '../images/image-index.ts'
import { LARGEST_IMAGE_BYTES } from '../images/import.ts'
import { makeReady } from '../images/make-ready.ts'
import { recogniseImage } from '../images/recognise.ts'
import { changedBytes } from '../posts/base-text.ts'
import type { EditDesk } from './carry-out.ts'
import { hunksOf } from './hunks.ts'
import { ownFiles } from './own-files.ts'
import type { Step } from './steps.ts'

export type PlanDesk = EditDesk & {
  readonly conventions: SiteConventions
  readonly images: Pick<ImageIndex, 'refresh' | 'files' | 'allPaths' | 'textsNaming' | 'image'>
  /** What new bytes of a picture become before they are stored. */
  readonly recipe: ImageRecipe
  /** The author's file of a replacement. */
  sourceBytes(edit: Extract<SiteEdit, { kind: 'replace-image' }>): Promise<Uint8Array>
  progress(done: number, total: number): void
  isCancelled(): boolean
}

export type Plan = { readonly shown: SiteEditPlan; readonly steps: readonly Step[] }

type Left = SiteEditPlan['left'][number]
type Remade = SiteEditPlan['remade'][number]

/** @throws DeskFailure as `siteEdits.plan` lists */
export async function planEdit(desk: PlanDesk, edit: SiteEdit): Promise<Plan> {
  await desk.images.refresh()
  const id = desk.store.newId()
  switch (edit.kind) {
    case 'move-image':
      if (!isPictureName(edit.to) || endingOf(edit.from) !== endingOf(edit.to)) {
        throw new DeskFailure('bad-name', { name: edit.to })
      }
      return planMoves(desk, id, new Map([[edit.from, edit.to]]))
    case 'move-post':
      if (!isMarkdownName(edit.to) || !isPostPath(desk.conventions, edit.to)) {
        throw new DeskFailure('bad-name', { name: edit.to })
      }
      return planMoves(desk, id, ownFiles(desk.images, edit.from, edit.to))
    case 'replace-image': {
      const bytes = await desk.sourceBytes(edit)
      const ready = await makeReady(bytes, await recogniseImage(bytes, edit.name), desk.recipe, edit.name)
      return planRemade(desk, id, [{ path: edit.path, ready }], [])
    }
    case 'remake-images':
      return planRemake(desk, id, edit.paths, edit.recipe)
    case 'remove-images': {
      const isUsed = (one: string) => {
        const row = desk.images.image(one)
        return row !== null && row.usedBy.length + row.usedByFiles.length > 0
      }
      const left = edit.paths.filter(isUsed).map((one): Left => ({ path: one, why: 'in-use' }))
      return finished(desk, id, { removed: edit.paths.filter((one) => !isUsed(one)), left })
    }
    case 'merge-images':
      return planMerge(desk, id, [...new Set(edit.paths)])
    case 'find-image':
      return planFound(desk, id, edit)
  }
}

async function planMerge(desk: PlanDesk, id: string, paths: readonly SitePath[]): Promise<Plan> {
  const [kept, ...others] = paths
  if (kept === undefined) throw new DeskFailure('not-found', { path: '' })
  await bytesOf(desk, kept)
  const named = others.filter((one) => (desk.images.image(one)?.usedByFiles ?? []).length > 0)
  // Templates and the like cannot be made to lead elsewhere: what they name stays.
  const gone = others.filter((one) => !named.includes(one))
  const to = new Map(others.map((one) => [one as string, kept as string]))
  const left = named.map((one): Left => ({ path: one, why: 'in-use' }))
  const texts = await planTexts(desk, to, new Set(gone))
  // A picture that a post still names for want of another spelling stays, too.
  const removed = texts.left.some(({ why }) => why === 'no-spelling') ? [] : gone
  return finished(desk, id, { texts, removed, left: [...left, ...texts.left] })
}

/** As if the missing picture had been there, and were moved to where the found one lies. */
async function planFound(
  desk: PlanDesk,
  id: string,
  { post, sought, to }: Extract<SiteEdit, { kind: 'find-image' }>,
): Promise<Plan> {
  await bytesOf(desk, to)
  const there = new Set(desk.images.allPaths())
  const texts: Texts = { steps: [], shown: [], left: [] }
  // It came back meanwhile.
  if (there.has(sought)) return finished(desk, id, {})
  const now = filesOf(desk.conventions, there)
  const move: Move = {
    conventions: desk.conventions,
    before: filesOf(desk.conventions, new Set([...there, sought])),
    after: now,
    moved: (one) => (one === sought ? to : one),
  }
  // What leads to a file as it is has another place where it is looked for, and is not to be asked about the first.
  await planText(
    desk,
    move,
    post,
    texts,
    (mention) => meantFile(desk.conventions, post, mention, now) === null,
  )
  return finished(desk, id, { texts, left: texts.left })
}

async function planMoves(desk: PlanDesk, id: string, moves: ReadonlyMap<string, string>): Promise<Plan> {
  await assertFree(desk, moves)
  const texts = await planTexts(desk, moves, new Set())
  const left = [...texts.left, ...[...moves.keys()].flatMap((from) => namers(desk, from))]
  return finished(desk, id, { texts, moves, left })
}

async function planRemake(
  desk: PlanDesk,
  id: string,
  paths: readonly SitePath[],
  recipe: ImageRecipe,
): Promise<Plan> {
  const left: Left[] = []
  const made: Made[] = []
  let [next, done] = [0, 0]
  const lane = async () => {
    for (let one = paths[next++]; one !== undefined; one = paths[next++]) {
      if (desk.isCancelled()) throw new DeskFailure('cancelled', {})
      const outcome = await remade(desk, one, recipe)
      if ('why' in outcome) left.push(outcome)
      else {
        // Bytes wait on disk: a thousand pictures would fill the memory.
        await desk.store.keepBytes(id, outcome.ready.bytes)
        made.push({
          path: one,
          ready: { ...outcome.ready, bytes: new Uint8Array() },
          after: versionOf(outcome.ready.bytes),
        })
      }
      desk.progress(++done, paths.length)
    }
  }
  await Promise.all([lane(), lane()])
  return planRemade(desk, id, made, left)
}

type Ready = Awaited<ReturnType<typeof makeReady>>
type Made = { readonly path: SitePath; readonly ready: Ready; readonly after?: ReturnType<typeof versionOf> }

async function remade(desk: PlanDesk, one: SitePath, recipe: ImageRecipe): Promise<Left | Made> {
  const bytes = await bytesOf(desk, one)
  try {
    const format = await recogniseImage(bytes, one)
    if (format === 'svg') return { path: one, why: 'drawing' }
    const ready = await makeReady(bytes, format, recipe, one)
    const isBetter = ready.bytes.length < bytes.length || (ready.before.hasPlace && !ready.facts.hasPlace)
    if (ready.changed && (isBetter || ready.facts.format !== format)) return { path: one, ready }
    return { path: one, why: ready.before.animated ? 'animated' : 'gains-nothing' }
  } catch (error) {
    if (isFailure(error, 'image-broken', 'not-an-image', 'image-unsupported', 'image-too-many-pixels')) {
      return { path: one, why: 'broken' }
    }
    throw error
  }
}

/** Other bytes for pictures; where their format is another now, the ending follows, and all that names them. */
async function planRemade(
  desk: PlanDesk,
  id: string,
  made: readonly Made[],
  left: readonly Left[],
): Promise<Plan> {
  const moves = new Map<string, string>()
  const remadeRows: Remade[] = []
  const steps: Step[] = []
  for (const { path: one, ready, after } of made) {
    const isOther = ready.facts.format !== ready.before.format || !hasEnding(one, ready.facts.format)
    const to = (
      isOther && !hasEnding(one, ready.facts.format)
        ? one.replace(/\.[^./]*$/, `.${ready.facts.format}`)
        : one
    ) as SitePath
    if (to !== one) moves.set(one, to)
    const old = await bytesOf(desk, one)
    const version = after ?? (await desk.store.keepBytes(id, ready.bytes))
    steps.push({ kind: 'write', path: one, before: versionOf(old), after: version })
    const before = desk.images.image(one)?.facts ?? ready.before
    remadeRows.push({ path: one, to, before, after: ready.facts })
  }
  await assertFree(desk, moves)
  const texts = await planTexts(desk, moves, new Set())
  const named = [...moves.keys()].flatMap((from) => namers(desk, from))
  return finished(desk, id, {
    texts,
    moves,
    remade: remadeRows,
    steps,
    left: [...left, ...texts.left, ...named],
  })
}

type Texts = { readonly steps: Step[]; readonly shown: SiteEditPlan['texts']; readonly left: Left[] }

/** The changes of all texts whose mentions would lead elsewhere, or nowhere, once files lie where `moves` says. */
async function planTexts(
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
  const move: Move = {
    conventions,
    before: filesOf(conventions, before),
    after: filesOf(conventions, after),
    moved: (one) => moves.get(one) ?? one,
  }
  const keys = new Set([
    anyFolder,
    ...[...moves].flatMap(([from, to]) => [...fileKeys(from), ...fileKeys(to)]),
  ])
  const asked = new Set([
    ...images.textsNaming(keys).map((text) => text.path),
    ...[...moves.keys()].filter(isMarkdownName),
  ])
  for (const one of [...asked].sort()) await planText(desk, move, one, texts)
  return texts
}

/** Adds what `move` makes of the text at `one`; of its mentions only those that are `asked` about. */
async function planText(
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

function filesOf(conventions: SiteConventions, paths: ReadonlySet<string>): SiteFiles {
  const posts = postLookup([...paths].filter((one) => isPostPath(conventions, one)))
  return { has: (one) => paths.has(one), posts }
}

/** Files that name `picture` and are not followed: templates, settings, posts that are not UTF-8. */
function namers(desk: PlanDesk, picture: string): Left[] {
  const files = desk.images.image(picture)?.usedByFiles ?? []
  return files.flatMap((one): Left[] => {
    if (isMarkdownName(one)) {
      const known = desk.images.textsNaming(fileKeys(picture)).some((text) => text.path === one)
      return known ? [] : [{ path: one, why: 'not-utf8' }]
    }
    return [{ path: one, why: 'template' }]
  })
}

/** @throws DeskFailure `not-found`, `already-exists` also for a name that other systems take for the same */
async function assertFree(desk: PlanDesk, moves: ReadonlyMap<string, string>): Promise<void> {
  const { disk, root } = desk.postDesk
  const folded = new Map([...desk.images.allPaths()].map((one) => [fold(one), one]))
  for (const [from, to] of moves) {
    if (from === to) throw new DeskFailure('already-exists', { path: to })
    const source = await disk.lstat(await resolveForWriting(disk, root, from))
    if (!source.isFile()) throw new DeskFailure('not-found', { path: from })
    const same = folded.get(fold(to))
    if (same !== undefined && same !== from && !moves.has(same))
      throw new DeskFailure('already-exists', { path: to })
    try {
      const there = await disk.lstat(path.join(root, to))
      // On a disk that folds case the file itself lies there.
      if (there.ino !== source.ino && !moves.has(to)) throw new DeskFailure('already-exists', { path: to })
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
}

type Parts = {
  readonly texts?: Texts
  readonly moves?: ReadonlyMap<string, string>
  readonly remade?: readonly Remade[]
  readonly steps?: readonly Step[]
  readonly removed?: readonly SitePath[]
  readonly left?: readonly Left[]
}

async function finished(desk: PlanDesk, id: string, parts: Parts): Promise<Plan> {
  const { disk, root } = desk.postDesk
  const steps: Step[] = [...(parts.texts?.steps ?? []), ...(parts.steps ?? [])]
  const moves = [...(parts.moves ?? [])].map(([from, to]) => ({ from: from as SitePath, to: to as SitePath }))
  for (const { from, to } of moves) {
    steps.push({ kind: 'move', from, to, version: versionOf(await bytesOf(desk, from)) })
  }
  const removed: SiteEditPlan['removed'] = []
  for (const one of parts.removed ?? []) {
    const bytes = await bytesOf(desk, one)
    removed.push({ path: one, sizeBytes: bytes.length })
    const { mode } = await disk.stat(await resolveForWriting(disk, root, one))
    steps.push({ kind: 'remove', path: one, before: versionOf(bytes), bin: true, mode: mode & 0o777 })
  }
  const left = [...new Map((parts.left ?? []).map((one) => [`${one.path} ${one.why}`, one])).values()]
  return {
    steps,
    shown: { id, moves, texts: parts.texts?.shown ?? [], remade: [...(parts.remade ?? [])], removed, left },
  }
}

async function bytesOf({ postDesk: { disk, root } }: PlanDesk, one: string): Promise<Uint8Array> {
  return readBytes(disk, await resolveForWriting(disk, root, one), LARGEST_IMAGE_BYTES * 2)
}

function fold(one: string): string {
  return one.normalize('NFC').toLowerCase()
}

const same: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', apng: 'png' }

function endingOf(one: string): string {
  const ending = one.slice(folderOf(one).length).replace(/^.*\./, '').toLowerCase()
  return same[ending] ?? ending
}

function hasEnding(one: string, format: string): boolean {
  return endingOf(one) === format
}
