// Sphinx: quotes by the site's language, and `smartquotes`, `smartquotes_action` and `smartquotes_excludes` of conf.py.
// Pinned to Sphinx 5.3 transforms/__init__.py and docutils 0.19 utils/smartquotes.py, `educate_tokens`. docutils'
// `smartquotes_locales` is nothing that conf.py has, and Sphinx empties it: environment/__init__.py.
import { english, type Punctuation } from '../../markdown/punctuation.ts'
import { docutilsQuotes } from '../../markdown/syntax/smart-quotes.ts'
import { languageTag } from '../language.ts'
import { codeString, itemOf, itemsOf, pythonAssignment, uncommented } from '../settings-code.ts'
import { pythonValue } from '../settings-text.ts'

const numbered: Readonly<Record<string, string>> = { '1': 'qde', '2': 'qDe', '3': 'qie' }

/** `config` is the text of conf.py. */
export function sphinxPunctuation(config: string): Punctuation | null {
  const code = uncommented(config)
  if (pythonAssignment(code, 'smartquotes') === 'False') return null
  // As the site's language is read, so that the two agree.
  const language = pythonValue(config, 'language')
  const excluded = itemsOf(itemOf(pythonAssignment(code, 'smartquotes_excludes'), 'languages'))
  if (language !== null && excluded.some(({ value }) => codeString(value) === language)) return null
  const quotes = docutilsQuotes(languageTag(language))
  // In a language that it has no quotes for it leaves the dashes too.
  if (quotes === null) return null
  const said = codeString(pythonAssignment(code, 'smartquotes_action')) ?? 'qDe'
  const action = numbered[said] ?? said
  return {
    ...english,
    quotes: action.includes('q') ? quotes : null,
    signs: { ...dashes(action), ...(action.includes('e') && { '...': '…' }) },
  }
}

/** The last of its letters in this order counts: `d`, `D`, `i`. */
function dashes(action: string): Punctuation['signs'] {
  if (action.includes('i')) return { '--': '—', '---': '–' }
  if (action.includes('D')) return { '--': '–', '---': '—' }
  return action.includes('d') ? { '--': '—', '---': '–' } : {}
}
