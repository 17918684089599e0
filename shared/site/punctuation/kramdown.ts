// Jekyll: kramdown's `smart_quotes` and `typographic_symbols`, or CommonMark, which is only smart when asked.
// Pinned to kramdown 2.4 options.rb and kramdown-parser-gfm 1.1; jekyll-commonmark's README.
import { defaultPunctuation, english, type Punctuation, type Sign } from '../../markdown/punctuation.ts'
import { withoutEntities } from '../../markdown/unescape.ts'
import { type Settings, settingAt } from '../settings-tree.ts'

const symbols: readonly (readonly [name: string, sign: Sign])[] = [
  ['hellip', '...'],
  ['mdash', '---'],
  ['ndash', '--'],
  ['laquo', '<<'],
  ['raquo', '>>'],
  ['laquo_space', '<< '],
  ['raquo_space', ' >>'],
]

/** Whether `_config.yml` names CommonMark in kramdown's place; GitHub Pages has CommonMarkGhPages, which it also calls GFM. */
export function isCommonMark(settings: Settings): boolean {
  const processor = settingAt(settings, 'markdown')
  return typeof processor === 'string' && /^(?:commonmark|gfm)/i.test(processor)
}

/** What `_config.yml` says. */
export function jekyllPunctuation(settings: Settings): Punctuation | null {
  if (isCommonMark(settings)) {
    const options = namesOf(settingAt(settings, 'commonmark', 'options'))
    return options.some((name) => name.toLowerCase() === 'smart') ? english : null
  }
  // Without its symbols the parser does not come to the quotes either.
  if (namesOf(settingAt(settings, 'kramdown', 'gfm_quirks')).includes('no_auto_typographic')) return null
  const usual = defaultPunctuation('jekyll')
  if (usual === null) return null
  const quotes = namesOf(settingAt(settings, 'kramdown', 'smart_quotes')).map(entity)
  const [openingSingle, closingSingle, opening, closing] = quotes
  const own = settingAt(settings, 'kramdown', 'typographic_symbols')
  const signs = symbols.flatMap(([name, sign]) => {
    const value = settingAt(own, name)
    return typeof value === 'string' ? [[sign, value] as const] : []
  })
  const known = opening && closing && openingSingle && closingSingle && quotes.length === 4
  return {
    ...usual,
    ...(known && { quotes: [opening, closing, openingSingle, closingSingle], apostrophe: closingSingle }),
    signs: { ...usual.signs, ...Object.fromEntries(signs) },
  }
}

/** A list, or a string with commas. */
function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(',').map((name) => name.trim()) : []
}

/** The sign of the entity with this name or number; null for one that HTML does not know. */
function entity(name: string): string | null {
  const source = /^\d+$/.test(name) ? `&#${name};` : `&${name};`
  const sign = withoutEntities(source)
  return sign === source ? null : sign
}
