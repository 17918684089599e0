// Which generator a folder belongs to, by evidence; and which of several folders is the site.
import type { FolderView } from './folder-view.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile-list.ts'
import { plain } from './profiles/plain.ts'

export type Recognition = {
  readonly profile: Profile
  /** See `Evidence`; 0 where nothing spoke for any generator. */
  readonly strength: number
  readonly marks: readonly string[]
}

/** The likeliest generator of one folder; the plain profile where nothing speaks for another. */
export function recognise(folder: FolderView): Recognition {
  let best: Recognition = { profile: plain, strength: 0, marks: [] }
  for (const profile of profiles) {
    const evidence = profile.recognise(folder)
    if (evidence && evidence.strength > best.strength) best = { profile, ...evidence }
  }
  return best
}

export type Candidate = { readonly folder: string; readonly view: FolderView }

/** The folders of a repository that try things out rather than hold its site. */
const aside =
  /(?:^|\/)(?:tests?|__tests__|fixtures?|examples?|exampleSite|templates?|demo|themes|packages)(?:\/|$)/i

/**
 * The folder that is most likely the site, among the opened one (`folder` ``) and some below it.
 * What lies deeper, or in a folder of tests and examples, must speak more clearly.
 */
export function likeliestSite(candidates: readonly Candidate[]): Candidate & Recognition {
  const judged = candidates.map((candidate) => {
    const depth = candidate.folder === '' ? 0 : candidate.folder.split('/').length
    const found = recognise(candidate.view)
    const doubt = depth * 4 + (aside.test(candidate.folder) ? 35 : 0)
    return { ...candidate, ...found, weight: found.strength - (found.strength > 0 ? doubt : 100 + depth) }
  })
  const best = judged.reduce((a, b) => (b.weight > a.weight ? b : a))
  return {
    folder: best.folder,
    view: best.view,
    profile: best.profile,
    strength: best.strength,
    marks: best.marks,
  }
}

/** Names at a site's root that are worth a closer look at a folder below the opened one. */
export function looksLikeRoot(names: readonly string[]): boolean {
  return names.some((name) => telling.test(name))
}

const telling =
  /^(?:hugo\.|zola\.toml$|config\.(?:toml|ya?ml|json)$|_config\.ya?ml$|conf\.py$|myst\.yml$|pelicanconf\.py$|\.eleventy\.js$|(?:eleventy|astro|docusaurus|next|contentlayer|velite)\.config\.|gatsby-config\.|\.vitepress$|_posts$|content$|source$|blog$|src$|data$|config$)/
