// Fences as readers see them: with a title, marked lines and a language that the highlighter knows. What is drawn
// from its source (diagrams, formulas) keeps its language for whoever draws it.
import { escapeHtml } from '../../text/escape-html.ts'
import type { Parser } from '../tokens.ts'

export type CodeInfo = {
  readonly language: string
  readonly title: string
  /** Lines to mark, one-based. */
  readonly marked: readonly number[]
}

/**
 * What stands behind a fence, in the ways of Hugo (`go {hl_lines=[1,"3-4"]}`), Docusaurus (`js title="a.js" {1}`),
 * VitePress (`ts:line-numbers{1,3-5} [a.ts]`), Gatsby (`js:title=a.js`), MyST (`{code-block} python`) and Hexo.
 */
export function codeInfo(info: string): CodeInfo {
  const source = info.trim()
  const [, word = ''] = /^\{?\.?([^\s{}[\]:,=]*)/.exec(source) ?? []
  const title =
    /\b(?:title|filename|file|caption)\s*=\s*"([^"]*)"/.exec(source)?.[1] ??
    /\b(?:title|filename|file|caption)\s*=\s*'([^']*)'/.exec(source)?.[1] ??
    /:title=(\S+)/.exec(source)?.[1] ??
    /\[([^\]\d][^\]]*)\]\s*$/.exec(source)?.[1] ??
    /^[\w+-]+:(?!line-numbers|no-line-numbers|title=)([^\s{}=]+\.[\w]+)/.exec(source)?.[1] ??
    ''
  const ranges =
    /hl_lines\s*=\s*(?:\[([^\]]*)\]|"([^"]*)"|([\d-]+))/.exec(source)?.slice(1).find(Boolean) ??
    /\{([\d,\s-]+)\}/.exec(source)?.[1] ??
    ''
  return { language: word.toLowerCase(), title, marked: linesOf(ranges) }
}

function linesOf(ranges: string): number[] {
  return [...ranges.matchAll(/(\d{1,5})(?:\s*-\s*(\d{1,5}))?/g)].flatMap(([, from = '', to = from]) =>
    Array.from(
      { length: Math.min(1000, Math.max(0, Number(to) - Number(from) + 1)) },
      (_, at) => Number(from) + at,
    ),
  )
}

export function codeHtml(
  content: string,
  { language, title, marked }: CodeInfo,
  line: string | null,
): string {
  const attributes = [
    language === '' ? '' : ` class="language-${escapeHtml(language)}"`,
    marked.length === 0 ? '' : ` data-marked="${marked.join(',')}"`,
  ].join('')
  const at = line === null ? '' : ` data-line="${line}"`
  const code = `<pre${title === '' ? at : ''}><code${attributes}>${escapeHtml(content)}</code></pre>\n`
  if (title === '') return code
  return `<figure class="code"${at}><figcaption>${escapeHtml(title)}</figcaption>${code}</figure>\n`
}

export function addCodeBlocks(parser: Parser): void {
  parser.renderer.rules.fence = (tokens, at) => {
    const token = tokens[at]
    if (!token) return ''
    const line = token.attrGet('data-line')
    return codeHtml(token.content, codeInfo(token.info), line === null ? null : String(line))
  }
}
