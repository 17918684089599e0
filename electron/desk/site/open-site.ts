// Opens a folder as a site: finds where in it the blog lies, and which generator it is for.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { SiteId } from '../../../shared/contract/paths.ts'
import type { MarkdownSettings } from '../../../shared/markdown/markdown-settings.ts'
import { conventionsOf } from '../../../shared/site/conventions.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { languageTag } from '../../../shared/site/language.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import type { Profile } from '../../../shared/site/profile.ts'
import { profiles } from '../../../shared/site/profile-list.ts'
import {
  type Candidate,
  likeliestSite,
  looksLikeRoot,
  type Recognition,
} from '../../../shared/site/recognise.ts'
import type { Disk } from '../files/disk.ts'
import { readFailure } from '../files/disk-failure.ts'
import { listNames, neverEntered, readFolderView, withSamples } from './read-folder-view.ts'
import { sampleFolder } from './sample.ts'

export type OpenSite = {
  readonly id: SiteId
  /** As the author chose it, absolute. */
  readonly folder: string
  /** Absolute and real; all site paths start here. */
  readonly root: string
  readonly name: string
  /** As BCP 47 has it, or null: the settings name none. */
  readonly language: string | null
  /** What its settings make of its generator's Markdown. */
  readonly markdown: MarkdownSettings
  readonly profile: {
    readonly id: string
    readonly name: string
    readonly evidence: string[]
    readonly chosen: boolean
  }
  readonly conventions: SiteConventions
  readonly isSample: boolean
}

const deepest = 3
/** Folders below the opened one that are looked at; a repository may hold many that are no site. */
const mostLooked = 400
/** What is found in the opened folder itself ends the search. */
const certain = 80
/** Below this, posts are asked. */
const doubtful = 50

/**
 * Opens `folder`. The site may lie up to three levels below it (`docs/`, `apps/site/`). `profile` is the generator
 * that the author named, whatever the evidence; one of no such name is as none.
 * @throws DeskFailure `not-found`, `not-a-folder`, `not-readable`
 */
export async function openSite(
  disk: Disk,
  folder: string,
  options: { readonly dataFolder?: string; readonly profile?: string | null } = {},
): Promise<OpenSite> {
  const chosen = path.resolve(folder)
  const real = await realFolder(disk, chosen)
  const named = profiles.find(({ id }) => id === options.profile) ?? null
  const found = await findSite(disk, real, chosen, named)
  const root = path.join(real, ...found.folder.split('/'))
  const below = found.folder === '' ? [] : [`${found.folder}/`]
  return {
    // Taken for another generator's, a folder is another site: its posts are other files.
    id: SiteId.parse(
      createHash('sha256')
        .update(named === null ? real : `${real}\0${named.id}`)
        .digest('hex')
        .slice(0, 16),
    ),
    folder: chosen,
    root,
    name: path.basename(chosen) || chosen,
    language: languageTag(found.profile.language(found.view)),
    markdown: markdownSettings(found.profile, found.view),
    profile: {
      id: found.profile.id,
      name: found.profile.name,
      evidence: found.marks.map((mark) => below.concat(mark).join('')),
      chosen: named !== null,
    },
    conventions: conventionsOf(found.profile, found.view),
    isSample: options.dataFolder !== undefined && chosen === path.resolve(sampleFolder(options.dataFolder)),
  }
}

async function realFolder(disk: Disk, chosen: string): Promise<string> {
  try {
    const real = await disk.realpath(chosen)
    if (!(await disk.stat(real)).isDirectory()) throw new DeskFailure('not-a-folder', { path: chosen })
    return real
  } catch (error) {
    throw readFailure(error, chosen)
  }
}

async function findSite(disk: Disk, real: string, chosen: string, named: Profile | null) {
  const listed = await listNames(disk, real).catch((error: unknown) => {
    throw readFailure(error, chosen)
  })
  const top: Candidate = { folder: '', view: await readFolderView(disk, real, listed) }
  if (named !== null) return namedSite(named, [top, ...(await candidatesBelow(disk, real, listed.folders))])
  const first = likeliestSite([top])
  if (first.strength >= certain) return first
  const candidates = [top, ...(await candidatesBelow(disk, real, listed.folders))]
  const best = likeliestSite(candidates)
  if (best.strength >= doubtful) return best
  const sampled = await Promise.all(
    candidates.slice(0, 12).map(async ({ folder, view }) => ({
      folder,
      view: await withSamples(disk, path.join(real, folder), view),
    })),
  )
  // A folder that only holds some posts is a part of the opened one; the site is the whole.
  const byPosts = likeliestSite(sampled.filter(({ folder }) => folder === best.folder || folder === ''))
  if (byPosts.strength > best.strength) return byPosts
  const within = likeliestSite(sampled)
  return within.strength > best.strength ? { ...within, folder: '', view: top.view } : best
}

/** The folder that speaks most clearly for the generator that the author named; else the opened one. */
function namedSite(profile: Profile, candidates: readonly Candidate[]): Candidate & Recognition {
  const judged = candidates.map((candidate) => {
    const evidence = profile.recognise(candidate.view)
    return { ...candidate, profile, strength: evidence?.strength ?? 0, marks: evidence?.marks ?? [] }
  })
  return judged.reduce((best, one) => (one.strength > best.strength ? one : best))
}

async function candidatesBelow(disk: Disk, real: string, names: readonly string[]): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  let level = [...names]
  let looked = 0
  for (let depth = 1; depth <= deepest && level.length > 0; depth++) {
    const next: string[] = []
    for (const folder of level) {
      if (neverEntered.test(path.posix.basename(folder)) || ++looked > mostLooked) continue
      const absolute = path.join(real, folder)
      const listed = await listNames(disk, absolute).catch(() => null)
      if (listed === null) continue
      next.push(...listed.folders.map((name) => `${folder}/${name}`))
      if (looksLikeRoot([...listed.files, ...listed.folders])) {
        candidates.push({ folder, view: await readFolderView(disk, absolute, listed) })
      }
    }
    level = next
  }
  return candidates
}
