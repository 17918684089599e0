// The calls about pictures, answered for the site that a client has open.
import path from 'node:path'
import PQueue from 'p-queue'
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import type { CancelSignal } from '../../../shared/contract/declare.ts'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { ImageSource } from '../../../shared/contract/images.ts'
import type { SiteId, SitePath } from '../../../shared/contract/paths.ts'
import type { DeskState } from '../desk-state.ts'
import { about } from '../files/disk-failure.ts'
import { resolveInside } from '../files/path-guard.ts'
import { readBytes, readFileText } from '../files/read.ts'
import type { StagedFile } from '../shell.ts'
import type { SiteSession } from '../site/site-session.ts'
import { changeImageSettings, imageSettings } from './image-settings.ts'
import { importImage, LARGEST_IMAGE_BYTES } from './import.ts'
import { type KnownImages, knownImages } from './known-images.ts'
import { locateImages } from './locate.ts'
import { placing } from './place.ts'
import { tryRecipe } from './try-recipe.ts'

type ImageCalls =
  | 'images.settings'
  | 'images.changeSettings'
  | 'images.place'
  | 'images.import'
  | 'images.tryRecipe'
  | 'images.locate'

/** Pictures are decoded two at a time, so that sixty dropped at once neither fill the memory nor stall a save. */
const AT_ONCE = 2

export function imageHandlers(desk: DeskState, site: () => SiteSession): Pick<DeskHandlers, ImageCalls> {
  const queue = new PQueue({ concurrency: AT_ONCE })
  let known: { readonly session: SiteSession; readonly images: KnownImages } | null = null

  /** What is known of the site's pictures, until another site is opened. */
  function knownOf(session: SiteSession): KnownImages {
    if (known?.session !== session) {
      const { id, root } = session.site
      const { catalogue } = session.service
      const images = knownImages(desk.disk, root, memoryFile(desk, id), (one) => catalogue.isIgnored(one))
      session.service.join({ onRows: () => undefined, onImages: () => undefined, onFiles: images.see })
      known = { session, images }
    }
    return known.images
  }

  const settingsOf = (session: SiteSession) => imageSettings(desk.imageSettings, session.site.root)

  return {
    'images.settings': () => settingsOf(site()),
    'images.changeSettings': (changed) => changeImageSettings(desk.imageSettings, site().site.root, changed),
    'images.place': async ({ post }) => {
      const session = site()
      const { root } = session.site
      const { catalogue } = session.service
      const { text } = await readFileText(desk.disk, await resolveInside(desk.disk, root, post))
      const { place } = placing({
        conventions: catalogue.conventions(),
        post,
        postText: text,
        settings: await settingsOf(session),
        nowMs: Date.now(),
      })
      return { folder: place.folder, written: place.written, markup: catalogue.imageMarkup() }
    },
    'images.import': ({ post, source, name, scripts }, signal) => {
      const session = site()
      return queue.add(async () => {
        const staged = await fileOf(desk, source)
        try {
          return await importImage(desk.disk, {
            root: session.site.root,
            siteName: session.site.name,
            conventions: session.service.catalogue.conventions(),
            post,
            source: staged.path,
            name,
            scripts,
            settings: await settingsOf(session),
            known: knownOf(session),
            signal,
            onTrouble: (error) => desk.log(`images: ${String(error)}`),
          })
        } finally {
          await staged.dispose()
        }
      })
    },
    'images.tryRecipe': ({ source, name, recipe }, signal) => {
      const session = site()
      return queue.add(async () => {
        assertWanted(signal)
        const file = await readableOf(desk, session, source)
        const bytes = await about(name, () => readBytes(desk.disk, file, LARGEST_IMAGE_BYTES))
        return tryRecipe(bytes, name, recipe)
      })
    },
    'images.locate': ({ post, targets }) => {
      const { service } = site()
      return locateImages(desk.disk, service.site.root, service.catalogue.conventions(), post, targets)
    },
  }
}

function memoryFile({ dataFolder }: DeskState, id: SiteId): string {
  return path.join(dataFolder, 'imported', `${id}.json`)
}

/** A staged picture that is tried stays, since its import comes later. */
async function readableOf(
  desk: DeskState,
  { site }: SiteSession,
  source: ImageSource | { readonly kind: 'site'; readonly path: SitePath },
): Promise<string> {
  if (source.kind === 'site') return resolveInside(desk.disk, site.root, source.path)
  return (await fileOf(desk, source)).path
}

/** @throws DeskFailure `outside-site`, `not-staged` */
export async function fileOf(desk: DeskState, source: ImageSource): Promise<StagedFile> {
  if (source.kind === 'path') {
    if (!desk.shell.takesPaths) throw new DeskFailure('outside-site', { path: source.path })
    return { path: source.path, dispose: async () => undefined }
  }
  const staged = await desk.shell.stagedFile(source.id)
  if (!staged) throw new DeskFailure('not-staged', { id: source.id })
  return staged
}

/** @throws DeskFailure `cancelled` */
function assertWanted(signal: CancelSignal): void {
  if (signal.aborted) throw new DeskFailure('cancelled', {})
}
