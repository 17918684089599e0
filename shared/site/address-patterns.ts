// How each generator makes a post's address, as patterns in one vocabulary; and the site's own settings, translated.
// Tokens: {year} {month} {day} {short-year} {i-month} {i-day} {year-day} {hour} {minute} {second}, {slug} (the field,
// else the name), {lower-slug}, {slug-or-stem}, {slug-or-title}, {name} (of the file, without a date), {stem} (with it),
// {title} (the title as a slug), {section} (first folder below the content), {folders} (all of them), {categories} as
// slugs, {plain-categories} in lower case alone. Empty tokens leave no double slash.
import { fieldAt } from '../frontmatter/field.ts'
import { readToml } from '../frontmatter/toml.ts'
import { readYaml } from '../frontmatter/yaml.ts'
import { type FolderView, settingsText } from './folder-view.ts'
import type { ProfileId } from './profile.ts'
import { codeValue, yamlValue } from './settings-text.ts'

export type AddressPattern = {
  /** For posts below this folder of the content; `` for all. */
  readonly folder: string
  /** Null where it has a part that only code of the site can fill. */
  readonly pattern: string | null
  /** The date in a file's name is no date of the post. */
  readonly isDatedByField?: boolean
}

/** Null: the address is decided by code of the site, which is not run. */
const usual: Readonly<Record<ProfileId, string | null>> = {
  hugo: '/{folders}/{slug-or-stem}/',
  jekyll: '/{plain-categories}/{year}/{month}/{day}/{slug}.html',
  astro: null,
  eleventy: '/{folders}/{stem}/',
  hexo: '/{year}/{month}/{day}/{folders}/{stem}/',
  pelican: '/{slug-or-title}.html',
  zola: '/{folders}/{slug}/',
  ablog: '/{folders}/{stem}.html',
  docusaurus: '/{folders}/{year}/{month}/{day}/{slug}',
  next: null,
  gatsby: null,
  vitepress: '/{folders}/{stem}.html',
  nikola: '/posts/{slug-or-stem}/',
  plain: null,
}

/** The patterns of the site, those for the innermost folder first. */
export function addressPatterns(profile: ProfileId, folder: FolderView): readonly AddressPattern[] {
  const general = usual[profile]
  const own = ownPatterns(profile, folder)
  const all = [...own, ...(general === null ? [] : [{ folder: '', pattern: general }])]
  return all.sort((a, b) => b.folder.length - a.folder.length)
}

function ownPatterns(profile: ProfileId, folder: FolderView): readonly AddressPattern[] {
  switch (profile) {
    case 'hugo':
      return hugoPatterns(folder)
    case 'jekyll':
      return jekyllPatterns(settingsText(folder, ['_config.yml', '_config.yaml']))
    case 'hexo':
      return hexoPatterns(settingsText(folder, ['_config.yml', '_config.yaml']))
    case 'pelican':
      return pelicanPatterns(settingsText(folder, ['pelicanconf.py', 'publishconf.py']))
    case 'eleventy':
      return eleventyPatterns(folder)
    case 'vitepress': {
      const text = [...folder.texts].find(([name]) => name.includes('.vitepress/config'))?.[1] ?? ''
      if (/^\s*rewrites\s*:/m.test(text)) return whole(null)
      return /cleanUrls\s*:\s*true/.test(text) ? whole('/{folders}/{stem}') : []
    }
    case 'nikola':
      return /^PRETTY_URLS\s*=\s*False/m.test(settingsText(folder, ['conf.py']))
        ? whole('/posts/{slug-or-stem}.html')
        : []
    default:
      return []
  }
}

/** A permalink of a post's own that has placeholders in it; null where they are not to be filled. */
export function placeholders(profile: ProfileId, permalink: string): string | null {
  switch (profile) {
    case 'jekyll':
      return translated(permalink, jekyllTokens)
    case 'hexo':
      return translated(permalink, hexoTokens)
    case 'hugo':
      return translated(permalink, hugoTokens)
    default:
      return null
  }
}

function whole(pattern: string | null): AddressPattern[] {
  return [{ folder: '', pattern }]
}

/** What a folder's data file says of its posts is code or may be a template. */
function eleventyPatterns({ entries }: FolderView): AddressPattern[] {
  return [...entries].flatMap((name) => {
    const [folder, file] = name.split('/')
    const isData =
      file === `${folder}.json` || /^\.11tydata\.(?:json|[cm]?js)$/.test(file?.slice(folder?.length) ?? '')
    return isData && folder !== undefined ? [{ folder, pattern: null }] : []
  })
}

const hugoTokens: Readonly<Record<string, string>> = {
  year: '{year}',
  month: '{month}',
  day: '{day}',
  section: '{section}',
  sections: '{folders}',
  slug: '{slug-or-title}',
  title: '{title}',
  filename: '{stem}',
  contentbasename: '{stem}',
  slugorfilename: '{slug-or-stem}',
  slugorcontentbasename: '{slug-or-stem}',
}

/** `[permalinks] posts = "/:year/:slug/"`, or below `page` since Hugo 0.131. */
function hugoPatterns(folder: FolderView): AddressPattern[] {
  const found: AddressPattern[] = []
  let isNameRead = false
  let usualEnd: string | null = '/'
  for (const [name, text] of folder.texts) {
    if (!/(?:^|\/)(?:hugo|config)\.(?:toml|ya?ml)$/.test(name)) continue
    if (text.includes(':filename')) isNameRead = true
    const ugly = /^\s*uglyurls\s*[=:]\s*(\S*)/im.exec(text)?.[1]
    if (ugly !== undefined && ugly !== 'false') usualEnd = ugly === 'true' ? '.html' : null
    if (found.length > 0) continue
    const { fields } = name.endsWith('.toml') ? readToml(text, 0) : readYaml(text, 0)
    const table = fieldAt(fields, ['permalinks', 'page']) ?? fieldAt(fields, ['permalinks'])
    for (const [section, pattern] of Object.entries(record(table?.value))) {
      if (typeof pattern !== 'string') continue
      found.push({ folder: section === '/' ? '' : section, pattern: translated(pattern, hugoTokens) })
    }
  }
  const usualOne = usualEnd === null ? null : `/{folders}/{slug-or-stem}${usualEnd}`
  const all = [...found, { folder: '', pattern: usualOne }]
  // Hugo reads date and slug from a name only where its settings say so.
  return isNameRead
    ? all.map(({ folder: below, pattern }) => ({
        folder: below,
        pattern: pattern?.replaceAll('-or-stem}', '}') ?? null,
      }))
    : all.map((one) => ({ ...one, isDatedByField: true }))
}

const jekyllTokens: Readonly<Record<string, string>> = {
  year: '{year}',
  short_year: '{short-year}',
  month: '{month}',
  i_month: '{i-month}',
  day: '{day}',
  i_day: '{i-day}',
  hour: '{hour}',
  minute: '{minute}',
  second: '{second}',
  y_day: '{year-day}',
  title: '{slug}',
  slug: '{lower-slug}',
  categories: '{plain-categories}',
  slugified_categories: '{categories}',
  output_ext: '.html',
}

const jekyllStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}

/** What `defaults` gives to posts (of a folder where it names one), the collection's `permalink`, the site's. */
function jekyllPatterns(text: string): AddressPattern[] {
  const { fields } = readYaml(text, 0)
  const general = fieldAt(fields, ['permalink'])?.value
  const defaults = fieldAt(fields, ['defaults'])?.value
  const collection = fieldAt(fields, ['collections', 'posts', 'permalink'])?.value
  const named: { folder: string; permalink: unknown }[] = [
    { folder: '', permalink: collection },
    { folder: '', permalink: general },
  ]
  for (const one of Array.isArray(defaults) ? defaults : []) {
    const { scope, values } = record(one)
    const { type = 'posts', path = '' } = record(scope)
    const { permalink } = record(values)
    // What is said of all posts holds before the general one.
    if (type === 'posts' && (path === '' || path === '_posts')) named.unshift({ folder: '', permalink })
    else if (type === 'posts' && typeof path === 'string') named.unshift({ folder: path, permalink })
  }
  return named.flatMap(({ folder, permalink }) =>
    typeof permalink === 'string'
      ? [{ folder, pattern: translated(jekyllStyles[permalink] ?? permalink, jekyllTokens) }]
      : [],
  )
}

function record(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: unknown })
    : {}
}

const hexoTokens: Readonly<Record<string, string>> = {
  year: '{year}',
  month: '{month}',
  i_month: '{i-month}',
  day: '{day}',
  i_day: '{i-day}',
  hour: '{hour}',
  minute: '{minute}',
  second: '{second}',
  title: '{folders}/{stem}',
  name: '{stem}',
  post_title: '{title}',
  category: '{categories}',
}

/** Hexo reads a date from a name only where `new_post_name` has one. */
function hexoPatterns(text: string): AddressPattern[] {
  const permalink = yamlValue(text, 'permalink') ?? ':year/:month/:day/:title/'
  const pattern = translated(permalink, hexoTokens)
  return yamlValue(text, 'new_post_name')?.includes(':year')
    ? whole(pattern?.replaceAll('{stem}', '{name}') ?? null)
    : [{ folder: '', pattern, isDatedByField: true }]
}

/** `:word` by a table; null where a word is not in it, since part of an address is none. */
function translated(pattern: string, tokens: Readonly<Record<string, string>>): string | null {
  let isKnown = true
  const result = pattern.replace(/:([a-z_]+)/g, (_, word: string) => {
    if (!Object.hasOwn(tokens, word)) isKnown = false
    return tokens[word] ?? ''
  })
  return isKnown && !/[[\]]|\{\{/.test(result) ? `/${result.replace(/^\/+/, '')}` : null
}

/** `ARTICLE_URL = 'posts/{date:%Y}/{slug}/'`; the slug is made of the title unless the settings say otherwise. */
function pelicanPatterns(text: string): AddressPattern[] {
  const isNamed =
    codeValue(text, 'SLUGIFY_SOURCE') === 'basename' || /^FILENAME_METADATA\b.*\?P<slug>/m.test(text)
  const url = codeValue(text, 'ARTICLE_URL') ?? '{slug}.html'
  const dates: Readonly<Record<string, string>> = { Y: '{year}', m: '{month}', d: '{day}', y: '{short-year}' }
  const pattern = url
    .replace(/\{date:([^}]*)\}/g, (_, form: string) =>
      form.replace(/%-?([A-Za-z])/g, (_all, letter: string) => dates[letter] ?? '{?}'),
    )
    .replace('{category}', '{categories}')
    .replaceAll('{slug}', isNamed ? '{slug}' : '{slug-or-title}')
  const isKnown =
    !pattern.includes('{?}') && (!/^ARTICLE_URL\b/m.test(text) || codeValue(text, 'ARTICLE_URL') !== null)
  return whole(isKnown ? `/${pattern.replace(/^\/+/, '')}` : null)
}
