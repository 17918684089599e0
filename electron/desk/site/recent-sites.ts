// The sites that were opened last, kept in Galley's data folder.
import path from 'node:path'
import { z } from 'zod'
import type { RecentSite } from '../../../shared/contract/site.ts'
import type { Disk } from '../files/disk.ts'
import { stateFile } from '../files/state-file.ts'

const mostKept = 30

const Kept = z.array(
  z.object({ folder: z.string().min(1), name: z.string(), generator: z.string(), openedMs: z.number() }),
)

export type RecentSites = {
  /** The latest first; `present` says whether the folder is there now. */
  list(): Promise<RecentSite[]>
  /** @throws DeskFailure as `writeWhole` */
  remember(site: { folder: string; name: string; generator: string }, nowMs?: number): Promise<void>
  /** @throws DeskFailure as `writeWhole` */
  forget(folder: string): Promise<void>
}

/** The list in `dataFolder`. One that is not to be read is kept aside, and an empty one begun. */
export function recentSites(disk: Disk, dataFolder: string): RecentSites {
  const file = stateFile(disk, path.join(dataFolder, 'recent.json'), Kept, [])
  return {
    async list() {
      return Promise.all(
        (await file.read()).map(async (site) => ({ ...site, present: await isFolder(disk, site.folder) })),
      )
    },
    async remember({ folder, name, generator }, nowMs = Date.now()) {
      const latest = { folder, name, generator, openedMs: nowMs }
      await file.change((sites) =>
        [latest, ...sites.filter((site) => site.folder !== folder)].slice(0, mostKept),
      )
    },
    async forget(folder) {
      await file.change((sites) => sites.filter((site) => site.folder !== folder))
    },
  }
}

async function isFolder(disk: Disk, folder: string): Promise<boolean> {
  return disk.stat(folder).then(
    (stat) => stat.isDirectory(),
    () => false,
  )
}
