// The desk: everything that is done with the author's files, composed. It serves any number of clients,
// each over a wire of its own.
import path from 'node:path'
import { contract } from '../../shared/contract/contract.ts'
import { DeskFailure } from '../../shared/contract/failure.ts'
import type { SiteId } from '../../shared/contract/paths.ts'
import { type Serving, serve } from '../../shared/contract/serve.ts'
import type { Wire } from '../../shared/contract/wire.ts'
import type { DeskState } from './desk-state.ts'
import { fieldSettings } from './fields/field-overrides.ts'
import { type Disk, nodeDisk } from './files/disk.ts'
import { resolveInside } from './files/path-guard.ts'
import { allImageSettings } from './images/image-settings.ts'
import { thumbnails } from './images/thumbnails.ts'
import { openSession } from './session.ts'
import {
  chosenProfilesFile,
  chosenStylesFile,
  permissionsFile,
  settingsFile,
  stoppedPreviewsFile,
} from './settings.ts'
import type { DeskShell } from './shell.ts'
import { recentSites } from './site/recent-sites.ts'
import { siteServices } from './site/site-service.ts'

export type DeskOptions = {
  /** Galley's own folder, absolute; made where it is missing. */
  readonly dataFolder: string
  readonly shell: DeskShell
  /** For faults of ours: a line without any text of a post. */
  log(line: string): void
  readonly disk?: Disk
}

export type DeskSession = {
  close(): Promise<void>
  /** The shell was asked to open a folder: tells the client. */
  ask(folder: string, post: string | null): void
  /** An item of a native menu was used. */
  menu(id: string): void
}

export type RunningDesk = {
  connect(wire: Wire): DeskSession
  /**
   * The absolute real path of a file of an open site.
   * @throws DeskFailure `no-site`, `outside-site`, `not-found`
   */
  assetFile(site: SiteId, sitePath: string): Promise<string>
  /**
   * The absolute path of a small WebP of a picture of an open site; null where the picture itself serves as well.
   * @throws DeskFailure as `assetFile`
   */
  thumbnailFile(site: SiteId, sitePath: string, widthPx: number): Promise<string | null>
  stop(): Promise<void>
}

export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const disk = options.disk ?? nodeDisk
  const { dataFolder, shell } = options
  const log = (line: string) => options.log(line)
  // What Galley keeps of the author's texts is nobody else's to read.
  await disk.mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const state: DeskState = {
    disk,
    dataFolder,
    shell,
    log,
    sites: siteServices({
      disk,
      dataFolder,
      workers: { posts: shell.scannerUrl, images: shell.imageScannerUrl },
      log,
    }),
    settings: settingsFile(disk, dataFolder),
    permissions: permissionsFile(disk, dataFolder),
    chosenProfiles: chosenProfilesFile(disk, dataFolder),
    chosenStyles: chosenStylesFile(disk, dataFolder),
    stoppedPreviews: stoppedPreviewsFile(disk, dataFolder),
    fieldSettings: fieldSettings(disk, dataFolder),
    imageSettings: allImageSettings(disk, dataFolder),
    recent: recentSites(disk, dataFolder),
  }
  const sessions = new Set<DeskSession>()
  const small = thumbnails(disk, path.join(dataFolder, 'thumbnails'))

  async function assetFile(id: SiteId, sitePath: string): Promise<string> {
    const service = state.sites.get(id)
    if (!service) throw new DeskFailure('no-site', {})
    return resolveInside(disk, service.site.root, sitePath)
  }

  return {
    connect(wire) {
      const opened = openSession(state, (name, payload) => serving.tell(name, payload))
      const serving: Serving<typeof contract> = serve(contract, opened.handlers, wire, (call, error) =>
        log(`${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      )
      const session: DeskSession = {
        async close() {
          sessions.delete(session)
          serving.stop()
          await opened.close()
        },
        ask: (folder, post) => serving.tell('site.asked', { folder, post }),
        menu: (id) => serving.tell('menu.chosen', { id }),
      }
      sessions.add(session)
      return session
    },
    assetFile,
    thumbnailFile: async (id, sitePath, widthPx) => small.fileOf(await assetFile(id, sitePath), widthPx),
    async stop() {
      await Promise.all([...sessions].map((session) => session.close()))
    },
  }
}
