// Fences as readers see them: with a title, numbers, marked lines and a language that the highlighter knows. What is
// drawn from its source (diagrams, formulas) keeps its language for whoever draws it.
import { escapeHtml } from '../../text/escape-html.ts'
import type { Dialect } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import { type WordMark, wordMarks } from './code-words.ts'
import { readGatsbyMarks } from './gatsby-line-marks.ts'
import { hexoFenceTitle } from './hexo-code.ts'
import { hideLines, type MarkedCode } from './hidden-lines.ts'
import { type LineMarks, readLineMarks } from './line-marks.ts'
import { linesOf } from './line-ranges.ts'

export type CodeInfo = {
  readonly language: string
  readonly title: string
  /** Where the code is from, told beside its title. */
  readonly link: { readonly address: string; readonly text: string } | null
  /** Lines to mark, one-based; those that were added or taken out likewise. */
  readonly marks: LineMarks
  /** Lines that Zola leaves out, counted with them. */
  readonly hidden: ReadonlySet<number>
  /** The number of the first line, where lines are numbered. */
  readonly firstNumber: number | null
}

/**
 * What stands behind a fence, in the ways of Hugo (`go {hl_lines=[1,"3-4"]}`), Docusaurus (`js title="a.js" {1}`),
 * VitePress (`ts:line-numbers{1,3-5} [a.ts]`), Gatsby (`js:title=a.js`), Zola (`rust,linenos,hl_lines=1 3-4`), Astro
 * (`js ins={2}`), Pandoc (`{ .python hl_lines="1" }`), MyST (`{code-block} python`) and Hexo (`yml _config.yml`).
 */
export function codeInfo(info: string): CodeInfo {
  const source = info.trim()
  const [, word = ''] = /^\{?\s*\.?([^\s{}[\]:,=]*)/.exec(source) ?? []
  const ranges =
    rangesOf(source, 'hl_lines|mark_lines') ??
    /\bmark:([\d,-]+)/.exec(source)?.[1] ??
    /(?<!\b(?:ins|del)=)\{([\d,\s-]+)(?:\s\w+)?\}/.exec(source)?.[1] ??
    ''
  const changed = (name: string) =>
    linesOf(new RegExp(`\\b${name}=\\{([\\d,\\s-]+)\\}`).exec(source)?.[1] ?? '')
  return {
    language: word.toLowerCase(),
    title: titleOf(source),
    link: null,
    marks: { marked: linesOf(ranges), added: changed('ins'), removed: changed('del') },
    hidden: new Set(linesOf(rangesOf(source, 'hide_lines') ?? '')),
    firstNumber: firstNumberOf(source),
  }
}

const rangesOf = (source: string, names: string) =>
  new RegExp(`(?:${names})\\s*=\\s*(?:\\[([^\\]]*)\\]|"([^"]*)"|([\\d-]+(?:\\s+[\\d-]+)*))`)
    .exec(source)
    ?.slice(1)
    .find(Boolean)

const titles = [
  /\b(?:title|filename|file|caption|name)\s*=\s*"([^"]*)"/,
  /\b(?:title|filename|file|caption|name)\s*=\s*'([^']*)'/,
  /[:,](?:title|name)=([^\s,]+)/,
  /\[([^\]\d][^\]]*)\]\s*$/,
  /^[\w+-]+:(?!line-numbers|no-line-numbers|title=)([^\s{}=]+\.[\w]+)/,
  /^[\w+#-]+\s+(?!https?:)([\w./@-]*\.[a-z]\w{0,9})(?=\s|$)/i,
]

function titleOf(source: string): string {
  return titles.map((form) => form.exec(source)?.[1]).find((title) => title !== undefined) ?? ''
}

function firstNumberOf(source: string): number | null {
  const numbers =
    /\b(?:showLineNumbers|line-?nos|linenums|numberLines)\b(?:\s*[=:]\s*\{?["']?(\w+))?|(?<!no-):?line-numbers\b(?:=(\d+))?/i.exec(
      source.replace(/:no-line-numbers/, ''),
    )
  const value = numbers?.[1] ?? numbers?.[2] ?? ''
  if (!numbers || value === 'false') return null
  const start = /\b(?:linenostart|lineno-start)\s*[=:]\s*"?(\d{1,6})/i.exec(source)?.[1] ?? value
  return /^\d{1,6}$/.test(start) ? Number(start) : 1
}

export function codeHtml(
  content: string,
  { language, title, link, marks, firstNumber }: CodeInfo,
  line: string | null,
  words: readonly WordMark[] = [],
): string {
  const list = (name: string, lines: readonly number[]) =>
    lines.length === 0 ? '' : ` data-${name}="${lines.join(',')}"`
  const attributes = [
    language === '' ? '' : ` class="language-${escapeHtml(language)}"`,
    list('marked', marks.marked),
    list('added', marks.added),
    list('removed', marks.removed),
    firstNumber === null ? '' : ` data-numbers="${firstNumber}"`,
    words.length === 0
      ? ''
      : ` data-words="${words.map(({ kind, from, to }) => `${kind} ${from}-${to}`).join(',')}"`,
  ].join('')
  const at = line === null ? '' : ` data-line="${line}"`
  const code = `<pre${title === '' ? at : ''}><code${attributes}>${escapeHtml(content)}</code></pre>\n`
  if (title === '') return code
  const from = link === null ? '' : ` <a href="${escapeHtml(link.address)}">${escapeHtml(link.text)}</a>`
  return `<figure class="code"${at}><figcaption>${escapeHtml(title)}${from}</figcaption>${code}</figure>\n`
}

const readers: Readonly<Record<Dialect['lineMarks'], (code: MarkedCode) => MarkedCode>> = {
  none: (code) => code,
  common: ({ content, marks }) => readLineMarks(content, marks),
  gatsby: readGatsbyMarks,
}

/** Comments in the code may say which of its lines are marked, and what stands behind the fence, which words. */
export function addCodeBlocks(
  parser: Parser,
  dialect: Pick<Dialect, 'lineMarks' | 'codeWords' | 'templateTags'>,
): void {
  parser.renderer.rules.fence = (tokens, at) => {
    const token = tokens[at]
    if (!token) return ''
    const line = token.attrGet('data-line')
    const isHexo = dialect.templateTags === 'hexo'
    const info = { ...codeInfo(token.info), ...(isHexo && hexoFenceTitle(token.info)) }
    const code = readers[dialect.lineMarks]({ content: token.content, marks: info.marks })
    const isZola = dialect.templateTags === 'zola'
    const { content, marks } = isZola ? hideLines(code, info.hidden) : code
    const firstNumber = isZola ? numberBehind(info) : info.firstNumber
    const words = dialect.codeWords ? wordMarks(token.info, content) : []
    return codeHtml(content, { ...info, marks, firstNumber }, line === null ? null : String(line), words)
  }
}

/** Lines that are shown keep their numbers; behind a gap further down these cannot be told. */
function numberBehind({ firstNumber, hidden }: CodeInfo): number | null {
  if (firstNumber === null) return null
  let first = 1
  while (hidden.has(first)) first++
  return firstNumber + first - 1
}
