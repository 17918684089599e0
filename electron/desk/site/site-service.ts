// One open site at work: its list of posts, the watch on its folder, and who wants to hear of either.
// Clients that open the same folder share one.
import type { Stop } from '../../../shared/contract/declare.ts'
import type { Disk } from '../files/disk.ts'
import { jobThread } from '../files/job-thread.ts'
import { sweepTemps } from '../files/sweep.ts'
import { type Changed, watchSite } from '../files/watch.ts'
import { type ImageIndex, type ImageRows, imageIndex } from '../images/image-index.ts'
import { scanImages } from '../images/image-scan.ts'
import { seenPictures } from '../images/seen-pictures.ts'
import { type Catalogue, type LibraryRows, openCatalogue } from '../library/catalogue.ts'
import { startScanner } from '../library/scanner.ts'
import { baseCopies } from '../posts/base-copies.ts'
import { recover } from '../site-edits/carry-out.ts'
import { editStore } from '../site-edits/edit-store.ts'
import type { OpenSite } from './open-site.ts'

export type SiteService = {
  readonly site: OpenSite
  readonly catalogue: Catalogue
  readonly images: ImageIndex
  /** Hears of the list and of files from here on. */
  join(listener: SiteListener): Stop
  /** Reads all posts anew, or for the first time. */
  readLibrary(): Promise<void>
  /** Resolves when the reading that is under way is done; what is learned from the posts holds only then. */
  whenRead(): Promise<void>
}

export type SiteListener = {
  onRows(rows: LibraryRows): void
  onFiles(paths: readonly string[]): void
  onImages?(rows: ImageRows): void
}

/** What all services are made with. */
export type ServiceParts = {
  readonly disk: Disk
  readonly dataFolder: string
  readonly workers: { readonly posts: URL | null; readonly images: URL | null }
  log(line: string): void
}

export type SiteServices = {
  /** The service of `site`; the last one who leaves it closes it. */
  enter(site: OpenSite): Promise<SiteService>
  leave(site: OpenSite): Promise<void>
  get(id: OpenSite['id']): SiteService | null
}

type Running = { readonly service: Promise<SiteService & { close(): Promise<void> }>; guests: number }

export function siteServices(parts: ServiceParts): SiteServices {
  const running = new Map<OpenSite['id'], Running>()
  const present = new Map<OpenSite['id'], SiteService>()
  return {
    async enter(site) {
      const there = running.get(site.id) ?? { service: startService(parts, site), guests: 0 }
      running.set(site.id, there)
      there.guests++
      try {
        const service = await there.service
        present.set(site.id, service)
        return service
      } catch (error) {
        running.delete(site.id)
        throw error
      }
    },
    async leave(site) {
      const there = running.get(site.id)
      if (!there || --there.guests > 0) return
      running.delete(site.id)
      present.delete(site.id)
      await (await there.service).close()
    },
    get: (id) => present.get(id) ?? null,
  }
}

async function startService(
  { disk, dataFolder, workers, log }: ServiceParts,
  site: OpenSite,
): Promise<SiteService & { close(): Promise<void> }> {
  // What a crash left half done is taken back before anyone reads.
  await recover({
    postDesk: {
      disk,
      root: site.root,
      dataFolder,
      copies: baseCopies(),
      nowMs: Date.now,
      onTrouble: (failure) => log(failure.message),
    },
    store: editStore(disk, dataFolder, site.id),
    toBin: (absolute) => disk.unlink(absolute),
  }).catch((error: unknown) => log(`site edits: ${String(error)}`))
  const listeners = new Set<SiteListener>()
  let reading: Promise<void> = Promise.resolve()
  const scanner = startScanner(disk, workers.posts)
  const catalogue = await openCatalogue({
    disk,
    root: site.root,
    conventions: site.conventions,
    scanner,
    onRows: (rows) => {
      for (const { onRows } of listeners) onRows(rows)
    },
  })
  const imageThread = jobThread(workers.images, scanImages.bind(null, disk))
  const images = imageIndex({
    root: site.root,
    conventions: site.conventions,
    thread: imageThread,
    seen: seenPictures(disk, dataFolder, site.id),
    onRows: (rows) => {
      for (const { onImages } of listeners) onImages?.(rows)
    },
  })
  const onChange = (changed: readonly Changed[]) => {
    const paths = changed.map(({ path }) => path)
    for (const { onFiles } of listeners) onFiles(paths)
    catalogue.applyChange(paths).catch((error: unknown) => log(`library: ${String(error)}`))
    images.applyChange(paths).catch((error: unknown) => log(`images: ${String(error)}`))
  }
  const watch = watchSite(
    site.root,
    (path) => catalogue.isIgnored(path),
    onChange,
    () => log('The system has no watches left; changes on disk are looked for every two seconds.'),
  )
  void sweepTemps(disk, site.root, (path) => catalogue.isIgnored(path))

  return {
    site,
    catalogue,
    images,
    join(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    readLibrary() {
      reading = catalogue.start()
      return reading
    },
    whenRead: () => reading,
    async close() {
      listeners.clear()
      await watch.stop()
      catalogue.stop()
      images.stop()
      await Promise.all([scanner.stop(), imageThread.stop()])
    },
  }
}
