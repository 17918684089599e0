// The conventions of one open site, as plain data: its generator's layout, and what its own posts do.
import { type AddressPattern, addressPatterns } from './address-patterns.ts'
import type { FolderView } from './folder-view.ts'
import type { ImageRule, Layout, Profile, ProfileId } from './profile.ts'

/** Made when a site opens; survives a message. */
export type SiteConventions = Layout & {
  readonly profile: ProfileId
  /** Where the site's own posts keep their pictures; null while nothing was learned. */
  readonly imageHabit: ImageHabit
  readonly addressPatterns: readonly AddressPattern[]
}

export type ImageHabit = {
  readonly bundle: ImageRule | null
  readonly flat: ImageRule | null
}

export const noHabit: ImageHabit = { bundle: null, flat: null }

/** What settings and folders alone tell; habits come once posts are read. */
export function conventionsOf(profile: Profile, folder: FolderView): SiteConventions {
  return {
    profile: profile.id,
    imageHabit: noHabit,
    addressPatterns: addressPatterns(profile.id, folder),
    ...profile.layout(folder),
  }
}
