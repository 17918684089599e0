// markdown-it's own typographer, as Eleventy, VitePress and a renderer of Hexo turn it on.
import { english, type Punctuation } from '../../markdown/punctuation.ts'
import type { Quotes } from '../../markdown/syntax/smart-quotes.ts'
import {
  around,
  codeString,
  exportedObject,
  itemOf,
  itemsOf,
  placesOf,
  uncommented,
} from '../settings-code.ts'

/** `quotes` as markdown-it takes them: a string of four signs, or four strings; any other are the usual ones. */
export function typographer(quotes: unknown): Punctuation {
  const four = typeof quotes === 'string' ? [...quotes] : Array.isArray(quotes) ? quotes : []
  const isKnown = four.length === 4 && four.every((one) => typeof one === 'string')
  return {
    ...english,
    by: 'markdown-it',
    quotes: isKnown ? (four as unknown as Quotes) : english.quotes,
    signs: {},
  }
}

/** Eleventy has the library's options somewhere in its own code: `typographer: true`, wherever that is. */
export function eleventyPunctuation(config: string): Punctuation | null {
  const code = uncommented(config)
  const [place] = placesOf(code, /\btypographer["']?\s*[:=]\s*(?:true\b|!0)/g)
  return place === undefined ? null : typographer(quotesIn(around(code, place)))
}

export function vitepressPunctuation(config: string): Punctuation | null {
  const options = itemOf(exportedObject(uncommented(config)), 'markdown')
  return itemOf(options, 'typographer') === 'true' ? typographer(quotesIn(options)) : null
}

function quotesIn(options: string | null): unknown {
  const code = itemOf(options, 'quotes')
  return codeString(code) ?? itemsOf(code).map(({ value }) => codeString(value))
}
