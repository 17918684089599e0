// A site in a temporary folder with its index of pictures, as an open site has it, without a watch.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Disk, nodeDisk } from '../../electron/desk/files/disk.ts'
import { jobThread } from '../../electron/desk/files/job-thread.ts'
import { type ImageIndex, type ImageRows, imageIndex } from '../../electron/desk/images/image-index.ts'
import { type ImageScanBatch, type ImageScanJob, scanImages } from '../../electron/desk/images/image-scan.ts'
import { seenPictures } from '../../electron/desk/images/seen-pictures.ts'
import { type OpenSite, openSite } from '../../electron/desk/site/open-site.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { type Files, writeFiles } from './sites.ts'

export type ImageSite = {
  readonly root: string
  readonly dataFolder: string
  readonly site: OpenSite
  readonly index: ImageIndex
  readonly told: ImageRows[]
  /** What a client that heard all of it shows. */
  rows(): ReadonlyMap<string, SiteImage>
  missing(): readonly string[]
}

/** Its folder is removed when the test ends. */
export async function imageSite(files: Files, disk: Disk = nodeDisk, parent = tmpdir()): Promise<ImageSite> {
  const folder = realpathSync(mkdtempSync(path.join(parent, 'galley-images-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const root = path.join(folder, 'site')
  await writeFiles(root, files)
  return openImageSite(root, path.join(folder, 'data'), disk)
}

export async function openImageSite(
  root: string,
  dataFolder: string,
  disk: Disk = nodeDisk,
  worker: URL | null = null,
): Promise<ImageSite> {
  const site = await openSite(disk, root)
  const told: ImageRows[] = []
  const thread = jobThread<ImageScanJob, ImageScanBatch>(worker, (job, emit, isCancelled) =>
    scanImages(disk, job, emit, isCancelled),
  )
  const index = imageIndex({
    root: site.root,
    conventions: site.conventions,
    thread,
    seen: seenPictures(disk, dataFolder, site.id),
    onRows: (rows) => told.push(rows),
  })
  return {
    root: site.root,
    dataFolder,
    site,
    index,
    told,
    rows() {
      const rows = new Map<string, SiteImage>()
      for (const { put, gone } of told) {
        for (const path of gone) rows.delete(path)
        for (const row of put) rows.set(row.path, row)
      }
      return rows
    },
    missing() {
      const last = told.findLast(({ missing }) => missing !== null)?.missing ?? []
      return last.map(({ post, target, sought }) => `${post}: ${target} at ${sought}`)
    },
  }
}
