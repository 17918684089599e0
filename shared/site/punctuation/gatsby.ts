// Gatsby: gatsby-remark-smartypants among the plugins, by its name or with options.
import type { Punctuation } from '../../markdown/punctuation.ts'
import { around, itemOf, uncommented } from '../settings-code.ts'
import { retextPunctuation } from './retext.ts'

/** `config` is the text of gatsby-config. */
export function gatsbyPunctuation(config: string): Punctuation | null {
  const code = uncommented(config)
  const found = /["'`]gatsby-remark-smartypants["'`]/.exec(code)
  if (!found) return null
  const plugin = around(code, found.index)
  return retextPunctuation(plugin?.startsWith('{') ? itemOf(plugin, 'options') : null)
}
