// Hugo's typographer: `markup.goldmark.extensions.typographer`, a table since Hugo 0.112 and a boolean before.
// Pinned to gohugoio/hugo markup/goldmark/goldmark_config/config.go: each value is HTML, and an empty one is one too.
import { defaultPunctuation, type Punctuation } from '../../markdown/punctuation.ts'
import { withoutEntities } from '../../markdown/unescape.ts'
import { settingAt } from '../settings-tree.ts'

/** `typographer` is the value of that setting; undefined where there is none. */
export function goldmarkPunctuation(typographer: unknown): Punctuation | null {
  const usual = defaultPunctuation('hugo')
  if (typographer === false || settingAt(typographer, 'disable') === true || !usual?.quotes) return null
  const sign = (key: string, otherwise: string) => {
    const value = settingAt(typographer, key)
    return typeof value === 'string' ? withoutEntities(value) : otherwise
  }
  const [opening, closing, openingSingle, closingSingle] = usual.quotes
  return {
    ...usual,
    quotes: [
      sign('leftDoubleQuote', opening),
      sign('rightDoubleQuote', closing),
      sign('leftSingleQuote', openingSingle),
      sign('rightSingleQuote', closingSingle),
    ],
    apostrophe: sign('apostrophe', '’'),
    signs: {
      '--': sign('enDash', '–'),
      '---': sign('emDash', '—'),
      '...': sign('ellipsis', '…'),
      '<<': sign('leftAngleQuote', '«'),
      '>>': sign('rightAngleQuote', '»'),
    },
  }
}
