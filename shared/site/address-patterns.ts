// How each generator makes a post's address, as patterns in one vocabulary; and the site's own settings, translated.
// Tokens: {year} {month} {day} {short-year} {i-month} {i-day} {hour} {minute} {second}, {slug} (the field, else the
// name), {slug-or-title}, {name} (of the file, without a date), {stem} (with it), {title} (the title as a slug), {section} (first folder
// below the content), {folders} (all of them), {categories} as slugs, {plain-categories} in lower case alone. Empty
// tokens leave no double slash.
import { fieldAt } from '../frontmatter/field.ts'
import { readToml } from '../frontmatter/toml.ts'
import { readYaml } from '../frontmatter/yaml.ts'
import { type FolderView, settingsText } from './folder-view.ts'
import type { ProfileId } from './profile.ts'
import { codeValue, yamlValue } from './settings-text.ts'

export type AddressPattern = {
  /** For posts below this folder of the content; `` for all. */
  readonly folder: string
  readonly pattern: string
}

/** Null: the address is decided by code of the site, which is not run. */
const usual: Readonly<Record<ProfileId, string | null>> = {
  hugo: '/{folders}/{slug}/',
  jekyll: '/{plain-categories}/{year}/{month}/{day}/{slug}.html',
  astro: null,
  eleventy: '/{folders}/{stem}/',
  hexo: '/{year}/{month}/{day}/{name}/',
  pelican: '/{slug}.html',
  zola: '/{folders}/{slug}/',
  ablog: '/{folders}/{name}.html',
  docusaurus: '/{folders}/{year}/{month}/{day}/{slug}',
  next: null,
  gatsby: null,
  vitepress: '/{folders}/{name}.html',
  nikola: '/posts/{slug}/',
  plain: null,
}

/** The patterns of the site, those for the innermost folder first. */
export function addressPatterns(profile: ProfileId, folder: FolderView): readonly AddressPattern[] {
  const general = usual[profile]
  const own = ownPatterns(profile, folder)
  const all = [...own, ...(general === null ? [] : [{ folder: '', pattern: general }])]
  return all.sort((a, b) => b.folder.length - a.folder.length)
}

function ownPatterns(profile: ProfileId, folder: FolderView): AddressPattern[] {
  switch (profile) {
    case 'hugo':
      return hugoPatterns(folder)
    case 'jekyll':
      return jekyllPatterns(settingsText(folder, ['_config.yml', '_config.yaml']))
    case 'hexo':
      return whole(translated(yamlValue(settingsText(folder, ['_config.yml']), 'permalink'), hexoTokens))
    case 'pelican':
      return whole(
        pelicanPattern(codeValue(settingsText(folder, ['pelicanconf.py', 'publishconf.py']), 'ARTICLE_URL')),
      )
    case 'vitepress': {
      const text = [...folder.texts].find(([name]) => name.includes('.vitepress/config'))?.[1] ?? ''
      return /cleanUrls\s*:\s*true/.test(text) ? whole('/{folders}/{name}') : []
    }
    case 'nikola':
      return /^PRETTY_URLS\s*=\s*False/m.test(settingsText(folder, ['conf.py']))
        ? whole('/posts/{slug}.html')
        : []
    default:
      return []
  }
}

function whole(pattern: string | null): AddressPattern[] {
  return pattern === null ? [] : [{ folder: '', pattern }]
}

const hugoTokens: Readonly<Record<string, string>> = {
  year: '{year}',
  month: '{month}',
  day: '{day}',
  section: '{section}',
  sections: '{folders}',
  slug: '{slug-or-title}',
  title: '{title}',
  filename: '{name}',
  contentbasename: '{name}',
  slugorfilename: '{slug}',
  slugorcontentbasename: '{slug}',
}

/** `[permalinks] posts = "/:year/:slug/"`, or below `page` since Hugo 0.131. */
function hugoPatterns(folder: FolderView): AddressPattern[] {
  for (const [name, text] of folder.texts) {
    const isHugo = /(?:^|\/)(?:hugo|config)\.(?:toml|ya?ml)$/.test(name)
    if (!isHugo) continue
    const { fields } = name.endsWith('.toml') ? readToml(text, 0) : readYaml(text, 0)
    const table = fieldAt(fields, ['permalinks', 'page']) ?? fieldAt(fields, ['permalinks'])
    const value = table?.value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    return Object.entries(value).flatMap(([section, pattern]) => {
      const known = typeof pattern === 'string' ? translated(pattern, hugoTokens) : null
      return known === null ? [] : [{ folder: section === '/' ? '' : section, pattern: known }]
    })
  }
  return []
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
  title: '{slug}',
  slug: '{slug}',
  categories: '{plain-categories}',
  slugified_categories: '{categories}',
  output_ext: '.html',
}

const jekyllStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
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
  return named.flatMap(({ folder, permalink }) => {
    const pattern =
      typeof permalink === 'string' ? translated(jekyllStyles[permalink] ?? permalink, jekyllTokens) : null
    return pattern === null ? [] : [{ folder, pattern }]
  })
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
  title: '{name}',
  name: '{name}',
  post_title: '{title}',
  category: '{categories}',
}

/** `:word` by a table; null where a word is not in it, since part of an address is none. */
function translated(pattern: string | null, tokens: Readonly<Record<string, string>>): string | null {
  if (pattern === null) return null
  let isKnown = true
  const result = pattern.replace(/:([a-z_]+)/g, (_, word: string) => {
    if (!Object.hasOwn(tokens, word)) isKnown = false
    return tokens[word] ?? ''
  })
  return isKnown && !/[[\]]/.test(result) ? `/${result.replace(/^\/+/, '')}` : null
}

/** `posts/{date:%Y}/{slug}/`. */
function pelicanPattern(named: string | null): string | null {
  if (named === null) return null
  const dates: Readonly<Record<string, string>> = { Y: '{year}', m: '{month}', d: '{day}', y: '{short-year}' }
  const pattern = named
    .replace(/\{date:([^}]*)\}/g, (_, form: string) =>
      form.replace(/%-?([A-Za-z])/g, (_all, letter: string) => dates[letter] ?? '{?}'),
    )
    .replace('{category}', '{categories}')
  return pattern.includes('{?}') ? null : `/${pattern.replace(/^\/+/, '')}`
}
