// All parts of a plan put together: its steps in their order, and what the author is shown of them.
import type { SitePath } from '../../../shared/contract/paths.ts'
import type { SiteEditPlan } from '../../../shared/contract/site-edits.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { versionOf } from '../files/read.ts'
import { bytesOf, type Left, type Plan, type PlanDesk, type Remade } from './plan-desk.ts'
import type { Texts } from './plan-texts.ts'
import type { Step } from './steps.ts'

type Parts = {
  readonly texts?: Texts
  readonly moves?: ReadonlyMap<string, string>
  readonly remade?: readonly Remade[]
  readonly steps?: readonly Step[]
  readonly removed?: readonly SitePath[]
  readonly left?: readonly Left[]
}

/** @throws DeskFailure `not-found` for a file that is gone by now */
export async function finished(desk: PlanDesk, id: string, parts: Parts): Promise<Plan> {
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
