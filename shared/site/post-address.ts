// The public address of a post: what its own fields say, else the site's pattern.
import { type AddressPattern, placeholders } from './address-patterns.ts'
import { isoDate, type PostDate } from './post-date.ts'
import { folderOf, isBundle, slugify, slugOf, stemOf } from './post-name.ts'
import type { ProfileId } from './profile.ts'

export type AddressFacts = {
  readonly path: string
  readonly title: string
  readonly date: PostDate | null
  readonly dateFrom: 'field' | 'path' | null
  /** By lower-cased name: what `url`, `permalink`, `path` and `slug` say, where they are plain text. */
  readonly texts: ReadonlyMap<string, string>
  readonly categories: readonly string[]
  /** Other addresses that its fields claim. */
  readonly aliases: readonly string[]
}

/** Where a post is found. Paths begin with a slash, are not encoded, and have neither the site's address nor its base. */
export type PostAddresses = {
  /** Null where only code of the site knows. */
  readonly own: string | null
  readonly others: readonly string[]
  /** What its fields say that the address ends in, where no more is known of it. */
  readonly name: string | null
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
  const path = addressPath(facts, site)
  if (path === null) return null
  const root = site.address === null ? site.basePath : withBase(site.address, site.basePath)
  return encoded(root + path)
}

/** The same without the site's address and base, not encoded; begins with a slash. */
export function addressPath(facts: AddressFacts, site: AddressSite): string | null {
  const said = (wholeFields[site.profile] ?? []).map((name) => facts.texts.get(name)).find(Boolean)
  const path = said === undefined ? fromPattern(facts, site) : ownAddress(said, facts, site)
  return path === null ? null : `/${path.replace(/^\/+/, '')}`
}

/** The addresses that forward to `own`; what begins without a slash lies beside it, as Hugo has it. */
export function aliasPaths({ aliases }: AddressFacts, own: string | null): string[] {
  return aliases.flatMap((alias) => {
    if (/^[a-z]+:|\{\{|\{%/i.test(alias)) return []
    if (alias.startsWith('/')) return [alias]
    return own === null ? [] : [own.replace(/[^/]*\/?$/, '') + alias]
  })
}

/** The last part of an address that the fields fix, whatever the file is called. */
export function fixedName({ texts }: AddressFacts): string | null {
  const said = ['permalink', 'url', 'path', 'slug'].map((name) => texts.get(name)).find(Boolean)
  const last = said?.split('/').findLast((one) => one !== '' && !/^index\.html?$/.test(one))
  return last === undefined || /\{\{|\{%/.test(said ?? '') ? null : last.replace(/\.html?$/, '')
}

/** A template is code, `https://…` an address of its own; some generators fill placeholders in. */
function ownAddress(said: string, facts: AddressFacts, site: AddressSite): string | null {
  if (/\{\{|\{%|^[a-z]+:\/\//i.test(said)) return null
  if (!/:[a-z]/.test(said)) return said
  const pattern = placeholders(site.profile, said)
  return pattern === null ? null : filled({ folder: '', pattern }, facts, site)
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
  return docusaurusSlug(facts, site, folders) ?? filled(rule, facts, site)
}

function filled(
  { pattern, isDatedByField }: AddressPattern,
  facts: AddressFacts,
  site: AddressSite,
): string | null {
  if (pattern === null) return null
  const isUndated = isDatedByField === true && facts.dateFrom === 'path'
  const values = valuesOf(isUndated ? { ...facts, date: null } : facts, site)
  let isComplete = true
  const address = pattern.replace(/\{([a-z-]+)\}/g, (_, token: string) => {
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

function valuesOf(facts: AddressFacts, site: AddressSite): Readonly<Record<string, string | undefined>> {
  const { date, path, texts, title } = facts
  const folders = foldersOf(path, site)
  const categories = categoriesOf(facts, site)
  const spell = spellings[site.profile] ?? ((text: string) => text)
  const isIndex = !isBundle(path) && /^index\./i.test(stemOf(path))
  const name = isIndex ? '' : spell(slugOf(path))
  const stem = isIndex ? '' : spell(stemOf(path))
  const slug = spell(texts.get('slug') ?? '')
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
    'year-day': dayOfYear(year, month, day),
    hour: two(clock?.hour),
    minute: two(clock?.minute),
    second: two(clock?.second),
    slug: slug || name,
    'lower-slug': lowerSlug(texts.get('slug') || slugOf(path)),
    name,
    stem,
    'slug-or-stem': slug || stem,
    'slug-or-title': slug || slugify(title),
    title: slugify(title),
    section: folders[0] ?? '',
    folders: folders.map(spell).join('/'),
    // Hexo has a word of its own for posts without one.
    categories:
      site.profile === 'hexo' && categories.length === 0
        ? undefined
        : categories.map((category) => slugify(category)).join('/'),
    'plain-categories': categories.map((category) => category.toLowerCase()).join('/'),
  }
}

/** How a generator spells a name in an address. */
const spellings: Readonly<Partial<Record<ProfileId, (text: string) => string>>> = {
  // gohugoio/hugo v0.111 helpers/path.go UnicodeSanitize, and its paths in lower case
  hugo: (text) =>
    text
      .replace(/\s+/g, '-')
      .replace(/[^\p{L}\p{N}\p{M}./\\_#+~@-]/gu, '')
      .replace(/-{2,}/g, '-')
      .toLowerCase(),
  // jekyll 4.3 lib/jekyll/utils.rb slugify, mode “pretty”, cased
  jekyll: (text) => text.replace(/[^\p{L}\p{N}\p{M}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, ''),
  zola: (text) => (/^[a-z0-9_-]*$/.test(text) ? text : slugify(text)),
}

function lowerSlug(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

function dayOfYear(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  const days =
    (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(Number(year), 0)) / 86_400_000
  return String(days + 1).padStart(3, '0')
}

/** For Jekyll the folders above `_posts` are categories, too, and come first. */
function categoriesOf({ categories, path }: AddressFacts, site: AddressSite): readonly string[] {
  if (site.profile !== 'jekyll') return categories
  const content = site.contentFolders[0] ?? ''
  const below = content === '' ? path : path.slice(content.length + 1)
  const above = /^(?:(.*)\/)?_(?:posts|drafts)\//.exec(below)?.[1]?.split('/') ?? []
  const all = [...above, ...categories]
  return all.filter((one, nth) => all.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === nth)
}
