// What the author says of a site's fields: kept in Galley's data folder, or in the site where they ask for it.
import path from 'node:path'
import { z } from 'zod'
import { FieldOverride, type OverridePlace } from '../../../shared/contract/fields.ts'
import type { Disk } from '../files/disk.ts'
import { about } from '../files/disk-failure.ts'
import { resolveForWriting, resolveInside } from '../files/path-guard.ts'
import { readHead } from '../files/read-head.ts'
import { type StateFile, stateFile } from '../files/state-file.ts'
import { writeWhole } from '../files/write.ts'

/** The site's own file: at its root, for everybody who writes there. */
export const OVERRIDES_FILE = '.galley.json'

const largestBytes = 256 * 1024
const Overrides = z.record(z.string(), FieldOverride)
export type Overrides = z.output<typeof Overrides>

/** By a site's real root. */
const BySite = z.record(z.string(), Overrides)
export type FieldSettings = StateFile<z.output<typeof BySite>>

export function fieldSettings(disk: Disk, dataFolder: string): FieldSettings {
  return stateFile(disk, path.join(dataFolder, 'fields.json'), BySite, {})
}

/** The site's file may hold more than fields one day, and by another Galley: what is not known is kept. */
const SiteFile = z.looseObject({ fields: Overrides })

export type KeptOverrides = { readonly place: OverridePlace; readonly overrides: Overrides }

export type OverrideSite = { readonly disk: Disk; readonly root: string; readonly settings: FieldSettings }

/** A file of the site that cannot be understood counts as absent. */
export async function readOverrides(site: OverrideSite): Promise<KeptOverrides> {
  const shared = await readSiteFile(site)
  if (shared !== null) return { place: 'repository', overrides: shared.fields }
  const all = await site.settings.read()
  return { place: 'galley', overrides: Object.hasOwn(all, site.root) ? (all[site.root] ?? {}) : {} }
}

/** @throws DeskFailure as `writeWhole` */
export async function writeOverride(
  site: OverrideSite,
  name: string,
  override: FieldOverride,
): Promise<void> {
  const { place, overrides } = await readOverrides(site)
  const says = override.type !== null || override.label !== null || override.default !== null
  const others = Object.fromEntries(Object.entries(overrides).filter(([other]) => other !== name))
  await keep(site, place, says ? { ...others, [name]: override } : others)
}

/** Moves what was said of all fields. @throws DeskFailure as `writeWhole` */
export async function moveOverrides(site: OverrideSite, to: OverridePlace): Promise<void> {
  const { place, overrides } = await readOverrides(site)
  if (place === to) return
  await keep(site, to, overrides)
  if (to === 'repository') await keep(site, 'galley', {})
  else await site.disk.unlink(await resolveInside(site.disk, site.root, OVERRIDES_FILE))
}

async function keep(site: OverrideSite, place: OverridePlace, overrides: Overrides): Promise<void> {
  if (place === 'galley') {
    await site.settings.change((all) => ({ ...all, [site.root]: overrides }))
    return
  }
  const standing = await readSiteFile(site)
  const text = `${JSON.stringify({ ...standing, fields: overrides }, null, 2)}\n`
  const absolute = await resolveForWriting(site.disk, site.root, OVERRIDES_FILE)
  await about(OVERRIDES_FILE, () =>
    // A file of that name that is not understood is somebody else's.
    writeWhole(site.disk, absolute, new TextEncoder().encode(text), {
      expected: standing === null ? 'absent' : 'any',
    }),
  )
}

async function readSiteFile({ disk, root }: OverrideSite): Promise<z.output<typeof SiteFile> | null> {
  try {
    const head = await readHead(disk, await resolveInside(disk, root, OVERRIDES_FILE), largestBytes)
    if (head === null || head.cut) return null
    const read = SiteFile.safeParse(JSON.parse(new TextDecoder().decode(head.bytes)))
    return read.success ? read.data : null
  } catch {
    // Absent, unreadable or no JSON: what is written later never overwrites it.
    return null
  }
}
