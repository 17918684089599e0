// Folders as the recognition of a generator sees them, from a list of files.

import { conventionsOf } from '../../shared/site/conventions.ts'
import type { FolderView } from '../../shared/site/folder-view.ts'
import type { SiteConventions } from '../../shared/site/image-place.ts'
import { profileOf } from '../../shared/site/profile-list.ts'

/** Files by path; those with a text are settings that were read. */
export function view(
  files: Readonly<Record<string, string | null>>,
  samples: FolderView['samples'] = [],
): FolderView {
  const entries = new Set<string>()
  const texts = new Map<string, string>()
  for (const [name, text] of Object.entries(files)) {
    const segments = name.split('/')
    for (let depth = 1; depth < segments.length; depth++)
      entries.add(`${segments.slice(0, depth).join('/')}/`)
    if (!name.endsWith('/')) entries.add(name)
    if (text !== null) texts.set(name, text)
  }
  return { entries, texts, samples }
}

export function conventions(
  profile: string,
  files: Readonly<Record<string, string | null>> = {},
): SiteConventions {
  return conventionsOf(profileOf(profile), view(files))
}
