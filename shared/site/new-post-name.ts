// Where a new post goes and what its file is called, by what the site's newest posts do.
import type { SiteConventions } from './conventions.ts'
import { folderOf, isBundle, slugify, slugOf, stemOf } from './post-name.ts'
import type { Profile } from './profile.ts'

export type NamedExample = {
  readonly path: string
  /** ISO 8601, as far as it tells. */
  readonly date: string | null
  readonly inDraftFolder: boolean
}

export type NewName = {
  /** Site path, `` for the root. */
  readonly folder: string
  readonly stem: string
  /** With its dot. */
  readonly ending: string
  /** The file is `<stem>/index<ending>`. */
  readonly bundle: boolean
  readonly slug: string
}

/**
 * Folder: that of most of the newest posts, drafts' folders aside, the newest deciding a tie; folders named
 * for year, month or day become today's. Name: with today's date in front, in a folder of its own, with
 * `_` for `-` and with that ending, if most have it so. Without posts, as the generator's documentation has it.
 */
export function nameNewPost(
  title: string,
  examples: readonly NamedExample[],
  conventions: SiteConventions,
  profile: Profile,
  today: string,
): NewName {
  const published = examples.filter((example) => !example.inDraftFolder)
  const those = published.length > 0 ? published : examples
  if (those.length === 0) {
    const slug = slugify(title)
    const { name, ending } = profile.fresh
    const stem = name === 'date-slug' ? `${today}-${slug}` : slug
    return { folder: conventions.newPostFolder, stem, ending, bundle: name === 'bundle', slug }
  }
  const folder = mostOf(those.map(datedFolder)) ?? ''
  const bundle = mostOf(those.map(({ path }) => isBundle(path))) ?? false
  const stems = those.map(({ path }) => stemOf(path))
  const dated = mostOf(stems.map((stem) => /^\d{4}-\d{1,2}-\d{1,2}([-_ ])/.exec(stem)?.[1] ?? '')) ?? ''
  const separator = mostOf(those.map(({ path }) => separatorOf(slugOf(path)))) ?? '-'
  const slug = slugify(title, separator)
  return {
    folder: datesFilled(folder, today),
    stem: dated === '' ? slug : `${today}${dated}${slug}`,
    ending: mostOf(those.map(({ path }) => /\.[^./]+$/.exec(path)?.[0] ?? '.md')) ?? '.md',
    bundle,
    slug,
  }
}

/** The commonest value; of two that are as frequent the first. */
export function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function separatorOf(slug: string): '-' | '_' {
  return slug.includes('_') && !slug.includes('-') ? '_' : '-'
}

function datedFolder({ path, date }: NamedExample): string {
  const folder = isBundle(path) ? folderOf(folderOf(path)) : folderOf(path)
  const [year, month, day] = (date ?? '').slice(0, 10).split('-')
  if (!year || !folder.split('/').includes(year)) return folder
  let expected = 0
  return folder
    .split('/')
    .map((segment) => {
      if (expected === 0 && segment === year) return marks[expected++]
      if (expected === 1 && segment === month) return marks[expected++]
      if (expected === 2 && segment === day) return marks[expected++]
      return segment
    })
    .join('/')
}

const marks = ['{year}', '{month}', '{day}'] as const

function datesFilled(folder: string, today: string): string {
  const parts = today.split('-')
  return marks.reduce((filled, mark, at) => filled.replace(mark, parts[at] ?? ''), folder)
}
