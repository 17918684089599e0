// What the author set, and what they allowed: two state files in Galley's data folder.
import path from 'node:path'
import { z } from 'zod'
import { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { defaultSettings, Settings } from '../../shared/contract/settings.ts'
import type { Disk } from './files/disk.ts'
import { type StateFile, stateFile } from './files/state-file.ts'

export function settingsFile(disk: Disk, dataFolder: string): StateFile<Settings> {
  return stateFile(disk, path.join(dataFolder, 'settings.json'), Kept, defaultSettings)
}

/** A file of an earlier version has not all settings; those that it has stay. */
const Kept = z.preprocess(
  (kept) => (typeof kept === 'object' ? { ...defaultSettings, ...kept } : kept),
  Settings,
)

/** By a site's real root: whether its programs may run, and which posts may fetch remote pictures. */
const Permissions = z.record(
  z.string(),
  z.strictObject({ trusted: z.boolean(), remoteImages: z.array(z.string()) }),
)
export type Permissions = z.output<typeof Permissions>

export function permissionsFile(disk: Disk, dataFolder: string): StateFile<Permissions> {
  return stateFile(disk, path.join(dataFolder, 'permissions.json'), Permissions, {})
}

/** By a chosen folder: the generator that the author named for it. */
const ChosenProfiles = z.record(z.string(), z.string())
export type ChosenProfiles = z.output<typeof ChosenProfiles>

export function chosenProfilesFile(disk: Disk, dataFolder: string): StateFile<ChosenProfiles> {
  return stateFile(disk, path.join(dataFolder, 'profiles.json'), ChosenProfiles, {})
}

/** By a site's real root: the style sheets that its preview uses. */
const ChosenStyles = z.record(z.string(), z.array(SitePath))
export type ChosenStyles = z.output<typeof ChosenStyles>

export function chosenStylesFile(disk: Disk, dataFolder: string): StateFile<ChosenStyles> {
  return stateFile(disk, path.join(dataFolder, 'styles.json'), ChosenStyles, {})
}

/** By a site's real root: the posts that stopped the preview. */
const StoppedPreviews = z.record(z.string(), z.array(PostPath))
export type StoppedPreviews = z.output<typeof StoppedPreviews>

export function stoppedPreviewsFile(disk: Disk, dataFolder: string): StateFile<StoppedPreviews> {
  return stateFile(disk, path.join(dataFolder, 'stopped-previews.json'), StoppedPreviews, {})
}

const none: Permissions[string] = { trusted: false, remoteImages: [] }

export function permissionsOf(all: Permissions, root: string): Permissions[string] {
  return Object.hasOwn(all, root) ? (all[root] ?? none) : none
}
