// One import: pictures (and the words between them) that arrived together are made ready a few at a time while the
// author types on, and land in the text as one step of its history.
import { Facet } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Desk } from '../../../shared/contract/contract.ts'
import { type DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { ProfileId } from '../../../shared/site/profile.ts'
import { showFailure } from '../../notices/notices-store.ts'
import { type ImportedImage, importImage } from '../../post/import-image.ts'
import { type PostWriter, postWriter } from '../../post/open-post.ts'
import { advanceImport, beginImport, endImport, runningImports } from './import-field.ts'
import { tellOutcome } from './import-notices.ts'
import { landedBy, landing, type Part } from './landed-images.ts'
import { type SiteHabit, siteHabit } from './site-habit.ts'

/** What arrived: pictures, and words where they came among them. */
export type Piece = File | string
export type Arriving = readonly Piece[] | Promise<readonly Piece[]>

export type ImportTarget = {
  readonly desk: Desk
  readonly post: PostPath
  readonly generator: ProfileId
  /** Opens what is set about pictures. */
  onSettings(): void
}
export const importTarget = Facet.define<ImportTarget, ImportTarget | null>({
  combine: ([first]) => first ?? null,
})

/** More at once would only wait in the desk. */
const AT_ONCE = 4
let nextId = 1

/** Imports what arrives and puts what shows it at `pos`, wherever that has moved to by then. */
export function importAt(view: EditorView, pos: number, arriving: Arriving): void {
  const place = placeIn(view)
  if (place) begin({ ...place, scripts: 'refuse' }, pos, arriving)
}

/** Puts pictures of the site at `pos`, written as the post would write them. */
export function insertSiteImages(view: EditorView, pos: number, paths: readonly SitePath[]): void {
  const place = placeIn(view)
  if (!place || paths.length === 0) return
  const { to, writer } = place
  const id = nextId++
  writer.dispatch({ effects: beginImport.of({ id, pos, total: paths.length, cancel: () => undefined }) })
  const asked = to.desk['siteImages.targets']({ post: to.post, paths: [...paths] })
  Promise.all([asked, siteHabit(to, { asksAboutPlace: false })])
    .then(([targets, habit]) => land(writer, id, targets, habit))
    .catch((error: unknown) => {
      writer.dispatch({ effects: endImport.of(id) })
      showFailure(error)
    })
}

type Place = {
  readonly to: ImportTarget
  readonly writer: PostWriter
  /** Back to the text, for who pressed something elsewhere. */
  focus(): void
}

function placeIn(view: EditorView): Place | null {
  const { state } = view
  const to = state.facet(importTarget)
  const writer = state.facet(postWriter)
  if (!to || !writer || state.readOnly) return null
  view.focus()
  return { to, writer, focus: () => view.focus() }
}

type Run = Place & { readonly scripts: 'refuse' | 'remove' }

function begin(run: Run, pos: number, arriving: Arriving): void {
  const { writer } = run
  const id = nextId++
  const stop = new AbortController()
  const total = arriving instanceof Promise ? null : filesIn(arriving).length
  writer.dispatch({ effects: beginImport.of({ id, pos, total, cancel: () => stop.abort('cancelled') }) })
  const over = carryOut(run, id, arriving, stop).catch((error: unknown) => {
    writer.dispatch({ effects: endImport.of(id) })
    showFailure(error)
  })
  // What is stored by then is shown by the post that it was meant for.
  const stopHearing = writer.onClose(() => {
    stop.abort('closed')
    return over
  })
  void over.then(stopHearing, stopHearing)
}

async function carryOut(run: Run, id: number, arriving: Arriving, stop: AbortController): Promise<void> {
  const { to, writer, scripts } = run
  const { signal } = stop
  const asked = siteHabit(to, { asksAboutPlace: true })
  const pieces = await arriving
  const files = filesIn(pieces)
  const imported = new Map<Piece, ImportedImage>()
  const failures = new Map<File, DeskFailure>()

  async function take(file: File): Promise<void> {
    try {
      imported.set(file, await importImage(to.desk, to.post, file, { scripts, signal }))
    } catch (error) {
      if (!isFailure(error)) throw error
      if (error.code !== 'cancelled') failures.set(file, error)
    }
    tellProgress()
  }

  function tellProgress(): void {
    const done = imported.size + failures.size
    writer.dispatch({ effects: advanceImport.of({ id, done, total: files.length }) })
  }

  const queue = files.values()
  async function work(): Promise<void> {
    for (const file of queue) {
      // Handing a file over takes the browser a while: not in one task with the answer about the one before.
      await new Promise((resolve) => setTimeout(resolve))
      if (signal.aborted) return
      await take(file)
    }
  }

  tellProgress()
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const habit = await asked
  land(writer, id, partsOf(pieces, imported), habit)
  tellOutcome({
    writer,
    id,
    folder: habit.folder,
    outcome: {
      imported: [...imported.values()],
      failures: [...failures.values()],
      total: files.length,
      stopped: signal.aborted ? (signal.reason as 'cancelled' | 'closed') : null,
    },
    addWithoutScripts() {
      const active = [...failures].filter(([, failure]) => isFailure(failure, 'image-active'))
      const pos = landedBy(writer.state(), id)?.to ?? writer.state().doc.length
      begin(
        { ...run, scripts: 'remove' },
        pos,
        active.map(([file]) => file),
      )
      // The notice is gone, and the keys with it; what comes waits for its description.
      run.focus()
    },
  })
}

function land(writer: PostWriter, id: number, parts: readonly Part[], habit: SiteHabit): void {
  const state = writer.state()
  const place = state.field(runningImports).find((one) => one.id === id)
  if (place) writer.dispatch(landing(state, place, parts, habit))
}

/** In the order in which they arrived, whichever was ready first; what failed leaves no trace. */
function partsOf(pieces: readonly Piece[], imported: ReadonlyMap<Piece, ImportedImage>): Part[] {
  return pieces.flatMap((piece): Part[] => {
    if (typeof piece === 'string') return [piece]
    const made = imported.get(piece)
    return made ? [made] : []
  })
}

function filesIn(pieces: readonly Piece[]): File[] {
  return pieces.filter((piece) => typeof piece !== 'string')
}
