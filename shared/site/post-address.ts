// The public address of a post: what its own fields say, else the site's pattern.
import type { AddressPattern } from './address-patterns.ts'
import { isoDate, type PostDate } from './post-date.ts'
import { folderOf, isBundle, slugify, slugOf, stemOf } from './post-name.ts'
import type { ProfileId } from './profile.ts'

export type AddressFacts = {
  readonly path: string
  readonly title: string
  readonly date: PostDate | null
  /** By lower-cased name: what `url`, `permalink`, `path`, `slug` and `categories` say, where they are plain text. */
  readonly texts: ReadonlyMap<string, string>
  readonly categories: readonly string[]
}

export type AddressSite = {
  readonly profile: ProfileId
  readonly contentFolders: readonly string[]
  readonly addressPatterns: readonly AddressPattern[]
  /** The site's own address without a trailing slash, base path included; null where its settings do not tell. */
  readonly address: string | null
  readonly basePath: string
}

/** The fields that hold a whole address, by generator. */
const wholeFields: Readonly<Partial<Record<ProfileId, readonly string[]>>> = {
  hugo: ['url'],
  jekyll: ['permalink'],
  eleventy: ['permalink'],
  hexo: ['permalink'],
  pelican: ['url'],
  zola: ['path'],
}

/**
 * The address of a post, beginning with the site's own where that is known, else with a slash; null where code of
 * the site decides it, or a date that it needs is missing.
 */
export function postAddress(facts: AddressFacts, site: AddressSite): string | null {
  const said = (wholeFields[site.profile] ?? []).map((name) => facts.texts.get(name)).find(Boolean)
  const path = said === undefined ? fromPattern(facts, site) : ownAddress(said)
  if (path === null) return null
  const root = site.address === null ? site.basePath : withBase(site.address, site.basePath)
  return encoded(`${root}/${path.replace(/^\/+/, '')}`)
}

/** A template is code, and `https://…` an address of its own. */
function ownAddress(said: string): string | null {
  return /\{\{|\{%|^[a-z]+:/i.test(said) ? null : said
}

function withBase(address: string, basePath: string): string {
  const trimmed = address.replace(/\/+$/, '')
  return trimmed.endsWith(basePath) ? trimmed : trimmed + basePath
}

/** Blanks and the like as they stand in an address; what is encoded already stays. */
function encoded(address: string): string {
  return address.replace(/[\s"<>`^|\\{}]/g, (char) => encodeURIComponent(char))
}

function fromPattern(facts: AddressFacts, site: AddressSite): string | null {
  // Jekyll's pages and other collections have rules of their own.
  if (site.profile === 'jekyll' && !/(?:^|\/)_(?:posts|drafts)\//.test(facts.path)) return null
  const folders = foldersOf(facts.path, site)
  const within = folders.join('/')
  const rule = site.addressPatterns.find(
    ({ folder }) => folder === '' || within === folder || within.startsWith(`${folder}/`),
  )
  if (!rule) return null
  const own = docusaurusSlug(facts, site, folders)
  if (own !== null) return own
  const values = valuesOf(facts, folders)
  let isComplete = true
  const address = rule.pattern.replace(/\{([a-z-]+)\}/g, (_, token: string) => {
    const value = values[token]
    // A post without a date has no address that is made of one; Docusaurus then leaves the date out.
    if (value === undefined && site.profile !== 'docusaurus') isComplete = false
    return value ?? ''
  })
  return isComplete ? address.replace(/\/{2,}/g, '/') : null
}

/** Docusaurus takes the field for all that stands behind the blog's own folder. */
function docusaurusSlug(
  { texts }: AddressFacts,
  { profile }: AddressSite,
  folders: readonly string[],
): string | null {
  const slug = texts.get('slug')
  if (profile !== 'docusaurus' || slug === undefined || slug === '') return null
  return slug.startsWith('/') ? slug : `/${folders[0] ?? ''}/${slug}`
}

function foldersOf(path: string, { contentFolders, profile }: AddressSite): string[] {
  const content = contentFolders
    .filter((folder) => folder === '' || path.startsWith(`${folder}/`))
    .reduce((best, folder) => (folder.length > best.length ? folder : best), '')
  // The blog's own folder is part of a Docusaurus address.
  const base = profile === 'docusaurus' ? folderOf(content) : content
  const below = folderOf(path).slice(base === '' ? 0 : base.length + 1)
  const folders = below.split('/').filter(Boolean)
  if (isBundle(path)) folders.pop()
  // Folders with an underscore, and those that hold a date, are no part of it.
  return folders.filter(
    (folder) => !folder.startsWith('_') && !(profile === 'docusaurus' && /^\d{1,4}$/.test(folder)),
  )
}

function valuesOf(
  facts: AddressFacts,
  folders: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const { date, path, texts, title, categories } = facts
  const name = isBundle(path) || !/^index\./i.test(stemOf(path)) ? slugOf(path) : ''
  const [year, month, day] = date ? isoDate(date).slice(0, 10).split('-') : []
  const two = (value: number | undefined) =>
    value === undefined ? undefined : String(value).padStart(2, '0')
  const clock = date === null ? undefined : (date.time ?? { hour: 0, minute: 0, second: 0 })
  return {
    year,
    month,
    day,
    'short-year': year?.slice(2),
    'i-month': month?.replace(/^0/, ''),
    'i-day': day?.replace(/^0/, ''),
    hour: two(clock?.hour),
    minute: two(clock?.minute),
    second: two(clock?.second),
    slug: texts.get('slug') || name,
    name,
    stem: name === '' ? '' : stemOf(path),
    'slug-or-title': texts.get('slug') || slugify(title),
    title: slugify(title),
    section: folders[0] ?? '',
    folders: folders.join('/'),
    categories: categories.map((category) => slugify(category)).join('/'),
    'plain-categories': categories.map((category) => category.toLowerCase()).join('/'),
  }
}
