// A site with all that its edits need, and the calls upon it as a client makes them.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { baseCopies } from '../../electron/desk/posts/base-copies.ts'
import { carryOut, type EditDesk, recover } from '../../electron/desk/site-edits/carry-out.ts'
import { editStore } from '../../electron/desk/site-edits/edit-store.ts'
import { planEdit } from '../../electron/desk/site-edits/plan.ts'
import type { Plan, PlanDesk } from '../../electron/desk/site-edits/plan-desk.ts'
import { undoEdit } from '../../electron/desk/site-edits/undo.ts'
import { defaultImageSettings } from '../../shared/contract/images.ts'
import type { SiteEdit } from '../../shared/contract/site-edits.ts'
import { type ImageSite, imageSite, openImageSite } from './image-site.ts'
import type { Files } from './sites.ts'

export type EditSite = ImageSite & {
  readonly binned: string[]
  desk(disk?: Disk): EditDesk
  plan(edit: SiteEdit, source?: Uint8Array): Promise<Plan>
  carryOut(plan: Plan, disk?: Disk): Promise<Awaited<ReturnType<typeof carryOut>>>
  /** Plans and carries out; gives what `undo` takes. */
  edit(edit: SiteEdit, source?: Uint8Array): Promise<string>
  undo(id: string): Promise<Awaited<ReturnType<typeof undoEdit>>>
  recover(): Promise<void>
  /** Every file of the site in latin1, and every folder with a slash. */
  all(): Record<string, string>
}

export async function editSite(files: Files, parent?: string): Promise<EditSite> {
  return editing(await imageSite(files, nodeDisk, parent))
}

export async function editSiteAt(root: string, dataFolder: string): Promise<EditSite> {
  return editing(await openImageSite(root, dataFolder))
}

function editing(site: ImageSite): EditSite {
  const binned: string[] = []
  const desk = (disk: Disk = nodeDisk): EditDesk => ({
    postDesk: {
      disk,
      root: site.root,
      dataFolder: site.dataFolder,
      copies: baseCopies(),
      nowMs: Date.now,
      onTrouble: () => undefined,
    },
    store: editStore(disk, site.dataFolder, site.site.id),
    async toBin(absolute) {
      await disk.unlink(absolute)
      binned.push(path.relative(site.root, absolute))
    },
  })
  const plan = (edit: SiteEdit, source: Uint8Array = new Uint8Array()): Promise<Plan> => {
    const planning: PlanDesk = {
      ...desk(),
      conventions: site.site.conventions,
      images: site.index,
      recipe: defaultImageSettings.recipe,
      sourceBytes: async () => source,
      progress: () => undefined,
      isCancelled: () => false,
    }
    return planEdit(planning, edit)
  }
  return {
    ...site,
    binned,
    desk,
    plan,
    carryOut: (planned, disk) => carryOut(desk(disk), planned.shown.id, planned.steps),
    async edit(edit, source) {
      const planned = await plan(edit, source)
      const outcome = await carryOut(desk(), planned.shown.id, planned.steps)
      if (outcome.kind !== 'done') throw new Error(`stale: ${outcome.path}`)
      return planned.shown.id
    },
    undo: (id) => undoEdit(desk(), id),
    recover: () => recover(desk()),
    all: () => allOf(site.root),
  }
}

export function allOf(root: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const absolute = path.join(root, name)
    if (statSync(absolute).isDirectory()) found[`${name}/`] = ''
    else found[name] = readFileSync(absolute, 'latin1')
  }
  return found
}
