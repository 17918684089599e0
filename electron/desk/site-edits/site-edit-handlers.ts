// The calls about edits of many files, answered for the site that a client has open. One edit at a time.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { DeskState } from '../desk-state.ts'
import { about } from '../files/disk-failure.ts'
import { inTurn } from '../files/in-turn.ts'
import { readBytes } from '../files/read.ts'
import { fileOf } from '../images/image-handlers.ts'
import { imageSettings } from '../images/image-settings.ts'
import { LARGEST_IMAGE_BYTES } from '../images/import.ts'
import type { SiteSession } from '../site/site-session.ts'
import { carryOut, type EditDesk } from './carry-out.ts'
import { editStore } from './edit-store.ts'
import { planEdit } from './plan.ts'
import type { Plan, PlanDesk } from './plan-desk.ts'
import { undoEdit } from './undo.ts'

type SiteEditCalls = Extract<keyof DeskHandlers, `siteEdits.${string}`>

export function siteEditHandlers(
  desk: DeskState,
  site: () => SiteSession,
  progress: (progress: { readonly done: number; readonly total: number }) => void,
): Pick<DeskHandlers, SiteEditCalls> {
  /** Plans by id, until another site is opened. */
  let planned: { readonly session: SiteSession; readonly plans: Map<string, Plan> } | null = null

  function plansOf(session: SiteSession): Map<string, Plan> {
    if (planned?.session !== session) planned = { session, plans: new Map() }
    return planned.plans
  }

  const editDesk = ({ postDesk, site: { id } }: SiteSession): EditDesk => ({
    postDesk,
    store: editStore(desk.disk, desk.dataFolder, id),
    toBin: (absolute) => desk.shell.toBin(absolute),
  })
  const alone = <T>(session: SiteSession, work: () => Promise<T>) =>
    inTurn(`site edits ${session.site.id}`, work)

  return {
    'siteEdits.plan': (edit, signal) => {
      const session = site()
      return alone(session, async () => {
        const { service } = session
        const { recipe } = await imageSettings(desk.imageSettings, session.site.root)
        const planning: PlanDesk = {
          ...editDesk(session),
          conventions: service.catalogue.conventions(),
          images: service.images,
          recipe,
          async sourceBytes({ source, name }) {
            const staged = await fileOf(desk, source)
            try {
              return await about(name, () => readBytes(desk.disk, staged.path, LARGEST_IMAGE_BYTES))
            } finally {
              await staged.dispose()
            }
          },
          progress: (done, total) => progress({ done, total }),
          isCancelled: () => signal.aborted,
        }
        const plan = await planEdit(planning, edit)
        plansOf(session).set(plan.shown.id, plan)
        return plan.shown
      })
    },
    'siteEdits.carryOut': ({ id }, signal) => {
      const session = site()
      return alone(session, async () => {
        const plan = plansOf(session).get(id)
        if (!plan) throw new DeskFailure('not-found', { path: id })
        plansOf(session).delete(id)
        const outcome = await carryOut(
          editDesk(session),
          id,
          plan.steps,
          (done, total) => progress({ done, total }),
          () => signal.aborted,
        )
        if (outcome.kind === 'stale') return outcome
        const { moves, remade, removed, texts } = plan.shown
        const remadeBytes = remade.reduce(
          (sum, { before, after }) => sum + before.sizeBytes - (after?.sizeBytes ?? 0),
          0,
        )
        const files = new Set(
          [...moves, ...texts, ...remade, ...removed].map((one) => ('from' in one ? one.from : one.path)),
        )
        return {
          kind: 'done',
          undo: id,
          moves,
          files: files.size,
          savedBytes: remadeBytes + removed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        }
      })
    },
    'siteEdits.undo': ({ undo }) => {
      const session = site()
      return alone(session, async () => {
        const { moves, ...outcome } = await undoEdit(editDesk(session), undo)
        return outcome.kind === 'stale' ? outcome : { ...outcome, moves: [...moves] }
      })
    },
  }
}
