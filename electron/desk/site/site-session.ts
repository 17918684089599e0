// The site that one client has open, with the posts in its editor.
import type { Stop } from '../../../shared/contract/declare.ts'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, Version } from '../../../shared/contract/paths.ts'
import type { DeskState } from '../desk-state.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readFileText } from '../files/read.ts'
import type { ImageRows } from '../images/image-index.ts'
import type { LibraryRows } from '../library/catalogue.ts'
import { baseCopies } from '../posts/base-copies.ts'
import { type OpenPosts, openPosts } from '../posts/open-posts.ts'
import type { PostDesk } from '../posts/post-desk.ts'
import { type SiteStyles, siteStyles } from '../styles/site-styles.ts'
import type { OpenSite } from './open-site.ts'
import type { SiteService } from './site-service.ts'

export type SiteSession = {
  readonly site: OpenSite
  readonly service: SiteService
  /** What the functions of posts/ need. */
  readonly postDesk: PostDesk
  readonly openPosts: OpenPosts
  readonly styles: SiteStyles
  close(): Promise<void>
}

export type SiteTold = {
  onRows(rows: LibraryRows): void
  onImages(rows: ImageRows): void
  onPost(path: PostPath, version: Version | null): void
  /** A style sheet that the preview uses changed. */
  onStyles(): void
}

/** Enters `site` for one client; `told` hears of its posts until the session is closed. */
export async function openSiteSession(desk: DeskState, site: OpenSite, told: SiteTold): Promise<SiteSession> {
  const service = await desk.sites.enter(site)
  const posts = openPosts((path) => versionOnDisk(desk, site, path), told.onPost)
  const styles = siteStyles({
    disk: desk.disk,
    root: site.root,
    assetBase: desk.shell.assetBase(site.id),
    chosen: desk.chosenStyles,
    conventions: () => service.catalogue.conventions(),
  })
  const stop: Stop = service.join({
    onRows: told.onRows,
    onImages: told.onImages,
    onFiles: (paths) => {
      if (styles.isTouchedBy(paths)) told.onStyles()
      posts.see(paths).catch((error: unknown) => desk.log(`posts: ${String(error)}`))
    },
  })
  return {
    site,
    service,
    openPosts: posts,
    styles,
    postDesk: {
      disk: desk.disk,
      root: site.root,
      dataFolder: desk.dataFolder,
      copies: baseCopies(),
      nowMs: Date.now,
      onTrouble: (failure) => desk.log(failure.message),
    },
    async close() {
      stop()
      await desk.sites.leave(site)
    },
  }
}

/** Null where the file is not there. One that cannot be read now counts as unchanged elsewhere: it is thrown. */
async function versionOnDisk(desk: DeskState, site: OpenSite, path: PostPath): Promise<Version | null> {
  try {
    return (await readFileText(desk.disk, await resolveInside(desk.disk, site.root, path))).version
  } catch (error) {
    if (isFailure(error, 'not-found')) return null
    throw error
  }
}
