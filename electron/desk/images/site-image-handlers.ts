// The calls about all pictures of the site that a client has open.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { targetOf } from '../../../shared/site/target-of.ts'
import type { DeskState } from '../desk-state.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readFileText } from '../files/read.ts'
import type { SiteSession } from '../site/site-session.ts'
import { completeImage } from './complete-image.ts'
import { findImage } from './find-image.ts'

type SiteImageCalls = Extract<keyof DeskHandlers, `siteImages.${string}`>

export function siteImageHandlers(
  desk: DeskState,
  site: () => SiteSession,
): Pick<DeskHandlers, SiteImageCalls> {
  /** What `post` would write for each of `paths`. */
  async function targets(post: PostPath, paths: readonly SitePath[]) {
    const { service } = site()
    await service.images.whenListed()
    const text = await textOf(desk, service.site.root, post)
    const conventions = service.catalogue.conventions()
    const known = service.images.files()
    const files = { ...known, has: (path: string) => known.has(path) || paths.includes(path as SitePath) }
    return paths.map((path) => ({ path, target: targetOf(conventions, post, text, path, files) }))
  }

  return {
    'siteImages.watch': async () => {
      await site().service.images.start()
      return {}
    },
    'siteImages.find': async ({ post, target }) => {
      const { service } = site()
      await service.images.whenKnown()
      const found = findImage(service.images, service.site.conventions, post, target)
      const written = await targets(
        post,
        found.map(({ path }) => path),
      )
      return found.map(({ path, why }, nth) => ({ path, why, target: written[nth]?.target ?? path }))
    },
    'siteImages.complete': async ({ post, typed }) => {
      const { service } = site()
      await service.images.whenListed()
      const found = completeImage(service.images.images(), service.site.conventions, post, typed)
      return targets(
        post,
        found.map(({ path }) => path),
      )
    },
    'siteImages.targets': ({ post, paths }) => targets(post, paths),
  }
}

/** The post's text on disk, for its habits; of one that is not there none. */
async function textOf(desk: DeskState, root: string, post: PostPath): Promise<string> {
  try {
    return (await readFileText(desk.disk, await resolveInside(desk.disk, root, post))).text
  } catch (error) {
    if (isFailure(error)) return ''
    throw error
  }
}
