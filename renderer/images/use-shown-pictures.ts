// The pictures of the site as the author asked for them, made anew only where something changed.
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { indexPictures, type PictureIndex, type PictureSection, shownPictures } from './picture-list.ts'
import { keepShown } from './picture-selection.ts'
import type { PictureTools } from './picture-tools.ts'
import type { SiteImagesState } from './site-images-store.ts'

export type ShownPictures = {
  readonly state: SiteImagesState
  readonly index: PictureIndex
  readonly sections: readonly PictureSection[]
  /** Those that the author chose, in the order in which they are shown. */
  readonly chosen: readonly SiteImage[]
}

export function useShownPictures({ images, work }: PictureTools): ShownPictures {
  const state = useStore(images.store)
  const question = useStore(work, (now) => now.question)
  const selection = useStore(work, (now) => now.selection)
  const { recipe } = state.settings

  useEffect(() => images.begin(), [images])

  const all = useMemo(() => [...state.images.values()], [state.images])
  const index = useMemo(() => indexPictures(all, state.missing.length, recipe), [all, state.missing, recipe])
  const sections = useMemo(() => shownPictures(all, index, question, recipe), [all, index, question, recipe])
  const flat = useMemo(() => sections.flatMap((section) => section.images), [sections])
  useEffect(() => {
    const shown = new Set<SitePath>(flat.map(({ path }) => path))
    const before = work.getState().selection
    const kept = keepShown(before, shown)
    if (kept !== before) work.setState({ selection: kept })
  }, [flat, work])
  const chosen = useMemo(
    () => flat.filter(({ path }) => selection.chosen.has(path)),
    [flat, selection.chosen],
  )
  return { state, index, sections, chosen }
}
