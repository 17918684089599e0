// Astro: `markdown.smartypants` for either processor. Up to Astro 6 that is retext-smartypants; Sätteri, the usual one
// since Astro 7, makes dashes by their length. Pinned to astro 7.0.0 and satteri-pulldown-cmark 0.6.
import { english, type Punctuation } from '../../markdown/punctuation.ts'
import { astroMarkdown } from '../astro-markdown.ts'
import type { FolderView } from '../folder-view.ts'
import { itemOf } from '../settings-code.ts'
import { retextPunctuation } from './retext.ts'

/** `config` is the text of astro.config. */
export function astroPunctuation(config: string, folder: FolderView): Punctuation | null {
  const { markdown, options, isSatteri } = astroMarkdown(config, folder)
  const smartypants = itemOf(markdown, 'smartypants') ?? itemOf(options, 'smartypants')
  if (smartypants === 'false') return null
  if (!isSatteri) return retextPunctuation(smartypants)
  const features = itemOf(itemOf(options, 'features'), 'smartPunctuation')
  if (features === 'false') return null
  const has = (kind: string) => itemOf(features, kind) !== 'false'
  return {
    ...english,
    quotes: has('quotes') ? english.quotes : null,
    signs: {
      ...(has('dashes') && { '--': '–', '---': '—' }),
      ...(has('ellipses') && { '...': '…' }),
    },
  }
}
