// Finds the front matter that opens a post, by its fences as they really occur. Text only; no parser is asked.

export type BlockFormat =
  | 'yaml'
  | 'toml'
  | 'json'
  | 'metadata-lines'
  | 'nikola-comment'
  | 'post-directive'
  | 'javascript'

/** `[from, to)` is the block with its fences and the line break behind it; the content is what lies between. */
export type Block = {
  readonly format: BlockFormat
  readonly from: number
  readonly to: number
  readonly contentFrom: number
  readonly contentTo: number
  /** The profile whose rules it was found by; undefined: by the most lenient ones. */
  readonly generator: string | undefined
  /** The whole of a file beside the post (Nikola's `.meta`). */
  readonly detached: boolean
}

type Line = { readonly text: string; readonly from: number; readonly end: number; readonly next: number }

/** A block larger than this is a body that happens to begin with a fence. */
const MAX_BLOCK = 256 * 1024

/** Generators that read front matter only at the very top; the others let blank lines precede it. */
const strictAtTop: ReadonlySet<string> = new Set([
  'jekyll',
  // gray-matter, and markdown-it's and MyST's front matter plugins.
  'eleventy',
  'gatsby',
  'docusaurus',
  'next',
  'vitepress',
  'ablog',
])

/** gray-matter's languages behind the opening fence. */
const languages: Readonly<Record<string, BlockFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
  js: 'javascript',
  javascript: 'javascript',
}

/**
 * The block that opens `text`, or null. Works on LF and CRLF text, with or without a byte order mark.
 * `generator` is a profile's id; some formats are looked for only where that generator reads them.
 */
export function findBlock(text: string, generator?: string): Block | null {
  const found = find(text, generator)
  return found && { ...found, generator, detached: false }
}

/** The block that a file of metadata beside a post is: Nikola's `slug.meta`. */
export function sideCarBlock(text: string): Block {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const to = text.length
  const format = 'nikola-comment'
  return { format, from, to, contentFrom: from, contentTo: to, generator: 'nikola', detached: true }
}

type Found = Omit<Block, 'generator' | 'detached'>

function find(text: string, generator: string | undefined): Found | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const first = firstWrittenLine(text, start)
  if (first === null) return null
  if (generator !== undefined && strictAtTop.has(generator) && first.from !== start) return null
  const line = first.text.trimEnd()
  const language = /^---[ \t]*([a-z]+)$/.exec(line)?.[1]
  if (language !== undefined && Object.hasOwn(languages, language)) {
    return fenced(text, first, languages[language] ?? 'yaml', /^---\s*$/)
  }
  if (line === '---' || (generator === 'hexo' && /^-{3,}$/.test(line)))
    return yamlBlock(text, first, generator)
  if (line === '+++') return fenced(text, first, 'toml', /^\+\+\+\s*$/)
  if (/^;{3,}$/.test(line)) return fenced(text, first, 'json', /^;{3,}\s*$/)
  // Tags of templates, short codes and comments of MDX begin with a brace too.
  if (/^\{(?![{%/])/.test(line)) return jsonBlock(text, first)
  if (/^(?:`{3,}|:{3,})\{post\}/.test(line)) return directiveBlock(text, first, line)
  if (/^<!--/.test(line)) return commentBlock(text, first)
  return headlessBlock(text, first, generator)
}

function fenced(text: string, open: Line, format: BlockFormat, close: RegExp): Found | null {
  for (const line of linesFrom(text, open.next)) {
    if (line.from - open.from > MAX_BLOCK) return null
    if (close.test(line.text)) return block(format, open.from, line.next, open.next, line.from)
  }
  return null
}

/** Whether the line begins as a line of a YAML map does; linear, whatever stands in it. */
function isKeyLine(line: string): boolean {
  return /^\s*["'?{[&!<]/.test(line) || (/^\s*[^\s:#]/.test(line) && /:(?:\s|$)/.test(line))
}

/**
 * `---` closed by `---` or `...`. A thematic break at the top of a post is no fence: what lies between must be
 * empty or begin as a map does, or be one run of lines with a key among them, as while one is being typed.
 */
function yamlBlock(text: string, open: Line, generator: string | undefined): Found | null {
  const dashes = generator === 'hexo' ? '-{3,}' : '---'
  const indent = generator === undefined || generator === 'plain' || generator === 'hexo' ? ' {0,3}' : ''
  const found = fenced(text, open, 'yaml', new RegExp(`^(?:${indent}${dashes}|\\.\\.\\.)\\s*$`))
  if (found === null) return null
  const content = text.slice(found.contentFrom, found.contentTo)
  const lines = content.split(/\r?\n/)
  const written = lines.filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  if (written.length === 0 || isKeyLine(written[0] ?? '')) return found
  const isOneRun = !/\n[ \t]*\r?\n[ \t]*\S/.test(content.trimEnd())
  return isOneRun && written.some(isKeyLine) ? found : null
}

function jsonBlock(text: string, open: Line): Found | null {
  const end = endOfObject(text, open.from)
  if (end === null) return null
  const rest = /^[^\S\n]*(?:\r?\n|$)/.exec(text.slice(end, end + 200))
  if (rest === null) return null
  const semicolons = /^;;;[^\S\n]*(?:\r?\n|$)/.exec(
    text.slice(end + rest[0].length, end + rest[0].length + 200),
  )
  return block('json', open.from, end + rest[0].length + (semicolons?.[0].length ?? 0), open.from, end)
}

function endOfObject(text: string, from: number): number | null {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length && at - from < MAX_BLOCK; at++) {
    const char = text[at]
    if (quoted) {
      if (char === '\\') at++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at + 1
  }
  return null
}

/** MyST's and ABlog's ```` ```{post} date ```` at the top of a post. */
function directiveBlock(text: string, open: Line, line: string): Found | null {
  const mark = line.slice(0, line.indexOf('{'))
  const close = new RegExp(`^${mark}+\\s*$`)
  const found = fenced(text, open, 'post-directive', close)
  return found && { ...found, contentFrom: open.from + mark.length }
}

/** Nikola's `.. title: x` lines in a comment. */
function commentBlock(text: string, open: Line): Found | null {
  const end = text.indexOf('-->', open.from)
  if (end < 0 || end - open.from > MAX_BLOCK) return null
  const contentFrom = open.from + 4
  if (!/^\s*\.\. [\w-]+:/.test(text.slice(contentFrom, end))) return null
  const next = text.indexOf('\n', end)
  return block('nikola-comment', open.from, next < 0 ? text.length : next + 1, contentFrom, end)
}

const metadataKeys =
  /^(?:title|date|modified|category|tags|slug|authors?|summary|status|number|template|lang)$/i

/** Blocks without an opening fence: Hexo's, closed by `---` or `;;;`, and lines of metadata as Pelican reads them. */
function headlessBlock(text: string, first: Line, generator: string | undefined): Found | null {
  const keys: string[] = []
  let end = first.from
  for (const line of linesFrom(text, first.from)) {
    const key = /^([A-Za-z_][\w -]{0,60}?)\s*:(?:\s|$)/.exec(line.text)?.[1]
    const quoted = /^"([\w-]+)"\s*:/.exec(line.text)?.[1]
    if (line.from - first.from > 16 * 1024) return null
    if (keys.length > 0 && /^\s*---\s*$/.test(line.text))
      return block('yaml', first.from, line.next, first.from, line.from)
    if (keys.length > 0 && /^;;;\s*$/.test(line.text))
      return block('json', first.from, line.next, first.from, line.from)
    if (key !== undefined || quoted !== undefined) keys.push(key ?? quoted ?? '')
    else if (line.text.trim() === '') break
    else if (keys.length === 0 || !/^(?:\s+\S|- |#)/.test(line.text)) return null
    end = line.next
  }
  const hexo = closedLater(text, end)
  if (
    keys.length > 0 &&
    hexo !== null &&
    (generator === 'hexo' || keys.some((key) => metadataKeys.test(key)))
  ) {
    return block('yaml', first.from, hexo.next, first.from, hexo.from)
  }
  const known = keys.filter((key) => metadataKeys.test(key)).length
  const wanted = generator === 'pelican' ? 1 : 2
  return known >= wanted ? block('metadata-lines', first.from, end, first.from, end) : null
}

/** Hexo's closing fence where blank lines stand within the block: only `key:` lines may lie between. */
function closedLater(text: string, from: number): Line | null {
  for (const line of linesFrom(text, from)) {
    if (line.from - from > 4096) return null
    if (/^\s*---\s*$/.test(line.text)) return line
    if (line.text.trim() !== '' && !/^(?:[A-Za-z_][\w-]*\s*:(?:\s|$)|\s|- )/.test(line.text)) return null
  }
  return null
}

function block(format: BlockFormat, from: number, to: number, contentFrom: number, contentTo: number): Found {
  return { format, from, to, contentFrom, contentTo }
}

function firstWrittenLine(text: string, start: number): Line | null {
  for (const line of linesFrom(text, start)) {
    if (line.text.trim() !== '') return line
    if (line.from - start > 1024) return null
  }
  return null
}

/** Lines with their ends; a carriage return before the break is not part of `text`. */
function* linesFrom(text: string, start: number): Generator<Line> {
  for (let from = start; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const next = found < 0 ? text.length : found + 1
    const broken = found < 0 ? text.length : found
    const end = text[broken - 1] === '\r' && broken > from ? broken - 1 : broken
    yield { text: text.slice(from, end), from, end, next }
    from = next
  }
}
