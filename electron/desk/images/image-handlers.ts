// The calls about pictures, answered for the site that a client has open.
import PQueue from 'p-queue'
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { ImageSource } from '../../../shared/contract/images.ts'
import type { DeskState } from '../desk-state.ts'
import type { StagedFile } from '../shell.ts'
import type { SiteSession } from '../site/site-session.ts'
import { importImage } from './import.ts'
import { locateImages } from './locate.ts'

type ImageCalls = 'images.import' | 'images.locate'

/** Pictures are decoded two at a time, so that sixty dropped at once neither fill the memory nor stall a save. */
const AT_ONCE = 2

export function imageHandlers(desk: DeskState, site: () => SiteSession): Pick<DeskHandlers, ImageCalls> {
  const queue = new PQueue({ concurrency: AT_ONCE })
  return {
    'images.import': ({ post, source, name }) =>
      queue.add(async () => {
        const { service } = site()
        const staged = await fileOf(desk, source)
        try {
          return await importImage(desk.disk, {
            root: service.site.root,
            conventions: service.catalogue.conventions(),
            post,
            source: staged.path,
            name,
          })
        } finally {
          await staged.dispose()
        }
      }),
    'images.locate': ({ post, targets }) => {
      const { service } = site()
      return locateImages(desk.disk, service.site.root, service.catalogue.conventions(), post, targets)
    },
  }
}

async function fileOf(desk: DeskState, source: ImageSource): Promise<StagedFile> {
  if (source.kind === 'path') {
    if (!desk.shell.takesPaths) throw new DeskFailure('outside-site', { path: source.path })
    return { path: source.path, dispose: async () => undefined }
  }
  const staged = await desk.shell.stagedFile(source.id)
  if (!staged) throw new DeskFailure('not-staged', { id: source.id })
  return staged
}
