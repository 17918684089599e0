// The titles of code in Hexo: any words, then an address, then the words of its link; settings stand between them.
// Source: hexojs/hexo 8, filter/before_post_render/backtick_code_block.ts and plugins/tag/code.ts.
import type { CodeInfo } from './code-blocks.ts'
import { hexoWords } from './hexo-words.ts'

type Title = Pick<CodeInfo, 'title' | 'link'>

const setting = /^(?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):(?:\S|$)/
const web = /^https?:\/\/\S/i

/** Of a fence; null where it names its title as others do, which themes read. */
export function hexoFenceTitle(info: string): Title | null {
  if (/\b(?:title|filename|file|caption|name)\s*=/.test(info)) return null
  // Hexo keeps what stands behind this sign for a number.
  const [named = ''] = info.split('=', 1)
  const [, ...words] = named.split(/\s+/).filter((word) => word !== '' && !setting.test(word))
  return titleOf(words, (word) => web.test(word) || /^\/\S/.test(word))
}

/** Of `{% codeblock %}`; `written` is what stands behind its name. */
export function hexoTagTitle(written: string): Title {
  return titleOf(
    hexoWords(written).filter((word) => !setting.test(word) && !word.startsWith('lang:')),
    (word) => web.test(word),
  )
}

/** An address before any other word is no link, but the title. */
function titleOf(words: readonly string[], isAddress: (word: string) => boolean): Title {
  const at = words.findIndex((word, nth) => nth > 0 && isAddress(word))
  if (at < 0) return { title: words.join(' '), link: null }
  const text = words.slice(at + 1).join(' ')
  return {
    title: words.slice(0, at).join(' '),
    link: { address: words[at] ?? '', text: text === '' ? 'link' : text },
  }
}
