// All pictures of the site as they stream in, and what refers to pictures that are not there.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import { defaultImageSettings, type ImageSettings } from '../../shared/contract/images.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { MissingImage, SiteImage } from '../../shared/contract/site-images.ts'
import { sentenceOf } from '../notices/sentences.ts'

export type SiteImagesState = {
  readonly images: ReadonlyMap<SitePath, SiteImage>
  readonly missing: readonly MissingImage[]
  /** Null once every picture was looked into. */
  readonly progress: { readonly found: number; readonly read: number } | null
  readonly settings: ImageSettings
  /** Why the pictures could not be asked for, for the author to read. */
  readonly trouble: string | null
}

export type SiteImages = {
  readonly store: StoreApi<SiteImagesState>
  /** Asks for the pictures when they are first needed; later calls ask again only after a failure. */
  begin(): void
  changeSettings(changed: Partial<ImageSettings>): Promise<void>
  /** Takes what the desk tells until stopped. */
  follow(): Stop
}

export function createSiteImages(desk: Desk): SiteImages {
  const store = createStore<SiteImagesState>(() => ({
    images: new Map(),
    missing: [],
    progress: { found: 0, read: 0 },
    settings: defaultImageSettings,
    trouble: null,
  }))
  let begun = false

  async function ask(): Promise<void> {
    try {
      store.setState({ settings: await desk['images.settings']({}) })
      await desk['siteImages.watch']({})
    } catch (error) {
      begun = false
      if (!isFailure(error)) throw error
      store.setState({ trouble: sentenceOf(error) })
    }
  }

  return {
    store,
    begin() {
      if (begun) return
      begun = true
      store.setState({ trouble: null })
      void ask()
    },
    async changeSettings(changed) {
      store.setState({ settings: await desk['images.changeSettings'](changed) })
    },
    follow: () =>
      desk.on('siteImages.rows', ({ put, gone, missing, progress }) => {
        const images = new Map(store.getState().images)
        for (const image of put) images.set(image.path, image)
        for (const path of gone) images.delete(path)
        store.setState({ images, progress, ...(missing === null ? {} : { missing }) })
      }),
  }
}
