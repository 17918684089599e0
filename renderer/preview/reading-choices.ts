// What there is to choose of how the preview is set: the menu and the commands read the same lists.
import type { Reading } from '../../shared/contract/settings.ts'

export const looks: readonly (readonly [Reading['look'], string])[] = [
  ['proof', 'Proof'],
  ['plain', 'Plain'],
  ['manuscript', 'Manuscript'],
  ['site', 'My site’s'],
]
export const shades: readonly (readonly [Reading['shade'], string])[] = [
  ['as-galley', 'As Galley'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
export const widths: readonly (readonly [Reading['width'], string])[] = [
  ['free', 'Free'],
  ['phone', 'Phone'],
  ['tablet', 'Tablet'],
  ['desktop', 'Desktop'],
]

/** In percent. */
export const zoom = { least: 50, most: 200, step: 10 } as const
