// Pelican and Nikola: Python-Markdown's `smarty`, and Pelican's Typogrify. Pinned to Python-Markdown 3.4
// extensions/smarty.py, smartypants 2.0 and pelican readers.py, `TYPOGRIFY_DASHES`.
import { dashesAndDots, english, type Punctuation } from '../../markdown/punctuation.ts'
import { withoutEntities } from '../../markdown/unescape.ts'
import { codeString, itemOf, itemsOf, pythonAssignment, uncommented } from '../settings-code.ts'

/** `config` is the text of pelicanconf.py. */
export function pelicanPunctuation(config: string): Punctuation | null {
  const code = uncommented(config)
  const markdown = pythonAssignment(code, 'MARKDOWN')
  const configs = itemOf(markdown, 'extension_configs')
  if (smartyIn(configs) !== null || listsSmarty(itemOf(markdown, 'extensions')))
    return smarty(smartyIn(configs))
  if (pythonAssignment(code, 'TYPOGRIFY') !== 'True') return null
  const omitted = itemsOf(pythonAssignment(code, 'TYPOGRIFY_OMIT_FILTERS')).map(({ value }) =>
    codeString(value),
  )
  if (omitted.includes('smartypants')) return null
  const dashes = codeString(pythonAssignment(code, 'TYPOGRIFY_DASHES'))
  if (dashes === 'oldschool') return english
  const three = dashes === 'oldschool_inverted' ? '–' : '—-'
  return { ...english, signs: { '--': '—', '---': three, '...': '…' } }
}

/** `config` is the text of Nikola's conf.py. */
export function nikolaPunctuation(config: string): Punctuation | null {
  const code = uncommented(config)
  const configs = pythonAssignment(code, 'MARKDOWN_EXTENSION_CONFIGS')
  // Extensions are named in a list of their own; their options by language, or for all of them.
  if (!listsSmarty(pythonAssignment(code, 'MARKDOWN_EXTENSIONS'))) return null
  const first = itemsOf(configs)[0]?.value ?? null
  return smarty(smartyIn(configs) ?? smartyIn(first))
}

const names = ['smarty', 'markdown.extensions.smarty']

function listsSmarty(list: string | null): boolean {
  return itemsOf(list).some(({ value }) => names.includes(codeString(value) ?? ''))
}

function smartyIn(configs: string | null): string | null {
  return itemsOf(configs).find(({ key }) => key !== null && names.includes(key))?.value ?? null
}

function smarty(options: string | null): Punctuation {
  const substitutions = itemOf(options, 'substitutions')
  const sign = (key: string, otherwise: string) => {
    const text = codeString(itemOf(substitutions, key))
    return text === null ? otherwise : withoutEntities(text)
  }
  const closingSingle = sign('right-single-quote', '’')
  return {
    ...english,
    quotes:
      itemOf(options, 'smart_quotes') === 'False'
        ? null
        : [
            sign('left-double-quote', '“'),
            sign('right-double-quote', '”'),
            sign('left-single-quote', '‘'),
            closingSingle,
          ],
    apostrophe: closingSingle,
    signs: {
      ...(itemOf(options, 'smart_dashes') !== 'False' && {
        '--': sign('ndash', dashesAndDots['--'] ?? ''),
        '---': sign('mdash', dashesAndDots['---'] ?? ''),
      }),
      ...(itemOf(options, 'smart_ellipses') !== 'False' && { '...': sign('ellipsis', '…') }),
      ...(itemOf(options, 'smart_angled_quotes') === 'True' && {
        '<<': sign('left-angle-quote', '«'),
        '>>': sign('right-angle-quote', '»'),
      }),
    },
  }
}
