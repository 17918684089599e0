// HTML from another program's page, as words in Markdown and the pictures that are written out in it. Nothing of it
// is shown or fetched: the parser's document is inert.
import { escapedWords } from '../../../shared/site/alt-in-markdown.ts'

export type HtmlPieces = {
  /** Words and pictures in order, without empty ones. */
  readonly pieces: readonly (string | File)[]
  /** Where pictures lie that are not written out. */
  readonly remoteHosts: readonly string[]
}

export function htmlPieces(html: string): HtmlPieces {
  if (html === '') return { pieces: [], remoteHosts: [] }
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const writer = pieceWriter()
  writeChildren(body, writer, { indent: '', isPre: false })
  return writer.result()
}

type Writer = {
  words(text: string): void
  /** Ends the block, so that a blank line parts it from the next; within a list a mere break. */
  block(breaks?: 1 | 2): void
  picture(image: Element): void
  result(): HtmlPieces
}

type Around = { readonly indent: string; readonly isPre: boolean }

const silent = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'HEAD',
  'TITLE',
  'META',
  'LINK',
  'NOSCRIPT',
  'SVG',
  'OBJECT',
])
const blocks = new Set(
  'P DIV SECTION ARTICLE HEADER FOOTER MAIN ASIDE FIGURE FIGCAPTION TABLE TR DL DT DD BLOCKQUOTE'.split(' '),
)

function writeChildren(node: Node, writer: Writer, around: Around): void {
  for (const child of node.childNodes) write(child, writer, around)
}

function write(node: Node, writer: Writer, around: Around): void {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.textContent ?? ''
    return writer.words(around.isPre ? text : escapedWords(text.replace(/\s+/g, ' ')))
  }
  if (!(node instanceof Element)) return
  const name = node.nodeName.toUpperCase()
  if (silent.has(name)) return
  const mark = markOf(node, name)
  const heading = /^H([1-6])$/.exec(name)?.[1]
  if (name === 'IMG') writer.picture(node)
  else if (name === 'BR') writer.words(around.isPre ? '\n' : '  \n')
  else if (name === 'HR') inBlock(writer, () => writer.words('---'))
  else if (heading !== undefined) {
    inBlock(writer, () => {
      writer.words(`${'#'.repeat(Number(heading))} `)
      writeChildren(node, writer, around)
    })
  } else if (name === 'PRE') {
    inBlock(writer, () => {
      writer.words('```\n')
      writeChildren(node, writer, { ...around, isPre: true })
      writer.words('\n```')
    })
  } else if (name === 'UL' || name === 'OL') inBlock(writer, () => writeList(node, name, writer, around))
  else if (blocks.has(name)) inBlock(writer, () => writeChildren(node, writer, around))
  else if (mark !== null && (node.textContent ?? '').trim() !== '' && !node.querySelector('img')) {
    writer.words(mark[0])
    writeChildren(node, writer, around)
    writer.words(mark[1])
  } else writeChildren(node, writer, around)
}

function inBlock(writer: Writer, content: () => void): void {
  writer.block()
  content()
  writer.block()
}

function writeList(list: Element, name: string, writer: Writer, around: Around): void {
  let nth = 1
  for (const item of list.children) {
    const mark = name === 'OL' ? `${nth++}. ` : '- '
    writer.block(1)
    writer.words(around.indent + mark)
    writeChildren(item, writer, { ...around, indent: `${around.indent}${' '.repeat(mark.length)}` })
  }
}

/** What stands around an inline element's words. */
function markOf(element: Element, name: string): readonly [string, string] | null {
  // Google Docs wraps whole documents in a <b> that is not bold.
  const isPlain = /font-weight:\s*(?:normal|400)/.test(element.getAttribute('style') ?? '')
  if (name === 'STRONG' || name === 'B') return isPlain ? null : ['**', '**']
  if (name === 'EM' || name === 'I') return ['*', '*']
  if (name === 'CODE' && element.closest('pre') === null) return ['`', '`']
  if (name !== 'A') return null
  const href = element.getAttribute('href') ?? ''
  return /^(?:https?|mailto):[^\s()<>]+$/i.test(href) ? ['[', `](${href})`] : null
}

function pieceWriter(): Writer {
  const pieces: (string | File)[] = []
  const remoteHosts: string[] = []
  let words = ''
  /** Breaks that are due before whatever comes next. */
  let due = 0

  function settle(): void {
    if (due > 0 && (words !== '' || pieces.length > 0)) words = `${words.trimEnd()}${'\n'.repeat(due)}`
    due = 0
  }

  return {
    words(text) {
      if (text.trim() === '' && (due > 0 || words === '') && !text.includes('\n')) return
      settle()
      words += /\s$/.test(words) ? text.replace(/^ /, '') : text
    },
    block(breaks = 2) {
      due = Math.max(due, breaks)
    },
    picture(image) {
      const source = image.getAttribute('src') ?? ''
      const file = fileOf(source)
      if (file === null) {
        const host = hostOf(source)
        if (host !== null) remoteHosts.push(host)
        return
      }
      settle()
      if (words !== '') pieces.push(words)
      words = ''
      pieces.push(file)
    },
    result() {
      const last = words.trimEnd()
      return { pieces: last === '' ? pieces : [...pieces, last], remoteHosts }
    },
  }
}

/** The picture that a data: address is, or null. */
function fileOf(source: string): File | null {
  const found = /^data:(image\/[\w.+-]+)((?:;[\w=.-]+)*?)(;base64)?,(.*)$/is.exec(source)
  if (!found) return null
  const [, type = '', , base64, data = ''] = found
  try {
    const text = decodeURIComponent(data)
    const bytes =
      base64 === undefined
        ? new TextEncoder().encode(text)
        : Uint8Array.from(atob(text.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0))
    const extension = type
      .slice('image/'.length)
      .replace(/\+xml$/i, '')
      .toLowerCase()
    return new File([bytes], `picture.${extension}`, { type })
  } catch {
    // No valid encoding: nobody could show it.
    return null
  }
}

function hostOf(source: string): string | null {
  try {
    const { protocol, host } = new URL(source)
    return protocol === 'http:' || protocol === 'https:' ? host : null
  } catch {
    return null
  }
}
