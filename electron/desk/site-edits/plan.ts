// Works out what a site edit would do, against the site as it is on disk. Nothing of the site is written.
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { SitePath } from '../../../shared/contract/paths.ts'
import type { SiteEdit } from '../../../shared/contract/site-edits.ts'
import { isPictureName } from '../../../shared/markdown/picture-name.ts'
import { isMarkdownName, isPostPath } from '../../../shared/site/is-post.ts'
import { meantFile } from '../../../shared/site/meant-file.ts'
import type { Move } from '../../../shared/site/retarget-text.ts'
import { makeReady } from '../images/make-ready.ts'
import { recogniseImage } from '../images/recognise.ts'
import { fileEnding } from './file-ending.ts'
import { finished } from './finished-plan.ts'
import { ownFiles } from './own-files.ts'
import { bytesOf, type Left, type Plan, type PlanDesk } from './plan-desk.ts'
import { planMoves } from './plan-moves.ts'
import { planRemade, planRemake } from './plan-remade.ts'
import { filesOf, planText, planTexts, type Texts } from './plan-texts.ts'

/** @throws DeskFailure as `siteEdits.plan` lists */
export async function planEdit(desk: PlanDesk, edit: SiteEdit): Promise<Plan> {
  await desk.images.refresh()
  const id = desk.store.newId()
  switch (edit.kind) {
    case 'move-image':
      if (!isPictureName(edit.to) || fileEnding(edit.from) !== fileEnding(edit.to)) {
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
  const addresses = desk.images.addresses()
  const now = filesOf(desk.conventions, there, addresses)
  const move: Move = {
    conventions: desk.conventions,
    before: filesOf(desk.conventions, new Set([...there, sought]), addresses),
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
