// retext-smartypants, which Astro, Gatsby and others of the remark family use. Pinned to its 6.2 lib/index.js.
import { dashesAndDots, english, type Punctuation } from '../../markdown/punctuation.ts'
import { dependsOn, type FolderView } from '../folder-view.ts'
import { codeString, itemOf } from '../settings-code.ts'

/** Of sites that have it only as a plugin, with its own options: by the packages that they depend on. */
export function pluginPunctuation(folder: FolderView): Punctuation | null {
  return dependsOn(folder, 'remark-smartypants') ? retextPunctuation(null) : null
}

/** `options` is the code of its options; null where there are none. */
export function retextPunctuation(options: string | null): Punctuation {
  const said = (key: string) => itemOf(options, key)
  const of = (key: string, kind: string, otherwise: string) =>
    codeString(itemOf(said(key), kind)) ?? otherwise
  const closingSingle = of('closingQuotes', 'single', '’')
  return {
    ...english,
    quotes:
      said('quotes') === 'false'
        ? null
        : [
            of('openingQuotes', 'double', '“'),
            of('closingQuotes', 'double', '”'),
            of('openingQuotes', 'single', '‘'),
            closingSingle,
          ],
    apostrophe: closingSingle,
    signs: {
      ...dashes(said('dashes')),
      ...(said('ellipses') === 'false' ? {} : { '...': '…' }),
    },
  }
}

function dashes(said: string | null): Punctuation['signs'] {
  if (said === 'false') return {}
  const way = codeString(said)
  if (way === 'inverted') return { '--': '—', '---': '–' }
  const { '...': _, ...oldSchool } = dashesAndDots
  return way === 'oldschool' ? oldSchool : { '--': '—' }
}
