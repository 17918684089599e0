// How pictures enter each site: the author's choices, by the site's real root.
import path from 'node:path'
import { z } from 'zod'
import { defaultImageSettings, ImageSettings } from '../../../shared/contract/images.ts'
import { parsePattern } from '../../../shared/site/image-pattern.ts'
import type { Disk } from '../files/disk.ts'
import { type StateFile, stateFile } from '../files/state-file.ts'

/** What an earlier version did not know yet is as it is by itself. */
const Kept = z.preprocess(
  (kept) => (typeof kept === 'object' ? { ...defaultImageSettings, ...kept } : kept),
  ImageSettings,
)
const BySite = z.record(z.string(), Kept)
export type AllImageSettings = StateFile<z.output<typeof BySite>>

export function allImageSettings(disk: Disk, dataFolder: string): AllImageSettings {
  return stateFile(disk, path.join(dataFolder, 'images.json'), BySite, {})
}

export async function imageSettings(all: AllImageSettings, root: string): Promise<ImageSettings> {
  return settingsIn(await all.read(), root)
}

/**
 * A pattern that says nothing is not kept; the one before stays.
 * @throws DeskFailure as `writeWhole`
 */
export async function changeImageSettings(
  all: AllImageSettings,
  root: string,
  changed: { readonly [K in keyof ImageSettings]?: ImageSettings[K] | undefined },
): Promise<ImageSettings> {
  const isWrong = typeof changed.pattern === 'string' && 'fault' in parsePattern(changed.pattern)
  const said = Object.entries(changed).filter(
    ([key, value]) => value !== undefined && !(key === 'pattern' && isWrong),
  )
  const next = await all.change((before) => ({
    ...before,
    [root]: { ...settingsIn(before, root), ...Object.fromEntries(said) },
  }))
  return settingsIn(next, root)
}

function settingsIn(all: Readonly<Record<string, ImageSettings>>, root: string): ImageSettings {
  return Object.hasOwn(all, root) ? (all[root] ?? defaultImageSettings) : defaultImageSettings
}
