// The directives and containers that every site has, as what they become in the page; the rest gets a label.
import type { StateBlock } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import { boxLook } from './admonitions.ts'
import { chip, chipBlock, webCard } from './chip.ts'
import { codeHtml, codeInfo } from './code-blocks.ts'
import { cards, writeCard } from './directive-cards.ts'
import { type Directive, directiveHtml, inside, type Lines, paragraph, words } from './directive-content.ts'
import { figureOpening, writeFigureOf } from './directive-figures.ts'
import { tables, writeTable } from './directive-tables.ts'
import { readUntagged } from './untagged.ts'

const codes = /^(?:code|code-block|code-cell|sourcecode|mermaid|eval-rst|raw|parsed-literal)$/
/** Content that only the site's generator can read. */
const opaque =
  /^(?:toctree|tableofcontents|post|postlist|include|literalinclude|bibliography|autoclass|automodule|autofunction)$/
const quotations = /^(?:epigraph|pull-quote|highlights)$/
/** Boxes whose title stands behind the name in Sphinx, too. */
const titledInSphinx = /^admonition$/
/** What says nothing to a reader but its title. */
const titled = /^(?:tab-item|tab|card|grid-item-card|margin|sidebar|topic|rubric|grid-item)$/
const bare = /^(?:code-group|raw|tab-set|tabs|grid|card-carousel|container|div)$/
const changes: Readonly<Record<string, string>> = {
  versionadded: 'Added in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
}

export function writeDirective(state: StateBlock, directive: Directive, lines: Lines): void {
  const { name, argument, options, isMyst, isSphinx } = directive
  const { line, from, to, next } = lines
  const content = () => (to > from ? state.getLines(from, to, state.blkIndent, true) : '')
  const html = (text: string, map: [number, number] | null, nesting: -1 | 0 | 1 = 0) =>
    directiveHtml(state, text, map, nesting)
  const around = (opening: string, end: string, first: string | null = null) => {
    html(opening, [line, next], 1)
    if (first) paragraph(state, first, line)
    inside(state, from, to)
    html(end, null, -1)
  }
  if (isMyst && name === 'raw' && /^html\b/.test(argument)) html(content(), [line, next])
  else if (isMyst && codes.test(name)) html(codeOf(directive, content()), [line, next])
  else if (name === 'mermaid') html(codeHtml(content(), codeInfo('mermaid'), null), [line, next])
  else if (name === 'math') {
    const token = state.push('math_block', 'math', 0)
    token.block = true
    token.content = content()
    token.map = [line, next]
  } else if (name === 'contents') {
    state.push('contents_list', '', 0).map = [line, next]
  } else if (opaque.test(name) || (name === 'csv-table' && isElsewhere(options))) {
    html(chipBlock(argument === '' ? name : `${name} ${argument.slice(0, 60)}`, content()), [line, next])
  } else if (isMyst && tables.test(name)) writeTable(state, directive, lines)
  else if (isMyst && cards.test(name)) writeCard(state, directive, lines)
  else if (isMyst && name === 'figure-md') writeFigureOf(state, directive, lines)
  else if (name === 'figure' || name === 'image') {
    html(`${figureOpening(options)}${pictureOf(argument, options)}<figcaption>`, [line, next], 1)
    if (name === 'figure') inside(state, from, to)
    html('</figcaption></figure>\n', null, -1)
  } else if ((name === 'youtube' || name === 'vimeo') && argument !== '') {
    const base = name === 'youtube' ? 'https://www.youtube.com/watch?v=' : 'https://vimeo.com/'
    html(webCard(name === 'youtube' ? 'YouTube' : 'Vimeo', base + encodeURIComponent(argument)), [line, next])
  } else if (name === 'details' || name === 'dropdown') {
    html(`<details${options.has('open') ? ' open' : ''}><summary>`, [line, next], 1)
    words(state, argument === '' ? 'Details' : argument, line)
    html('</summary>\n', null)
    inside(state, from, to)
    html('</details>\n', null, -1)
  } else if (boxLook(name) !== null) {
    const classes = (options.get('class') ?? '').split(' ')
    const look = classes.find((kind) => boxLook(kind) !== null) ?? name
    const opens = isMyst && !isSphinx && classes.includes('dropdown')
    const [box, title] = opens ? (['details', 'summary'] as const) : (['div', 'p'] as const)
    const hasTitle = argument !== '' && (!isSphinx || titledInSphinx.test(name))
    html(
      `<${box} class="markdown-alert markdown-alert-${boxLook(look)}"${opens && options.has('open') ? ' open' : ''}><${title} class="markdown-alert-title">`,
      [line, next],
      1,
    )
    words(state, hasTitle ? argument : name === 'seealso' ? 'See also' : capital(name), line)
    html(`</${title}>\n`, null)
    if (!hasTitle && argument !== '') firstLine(state, argument, lines)
    else inside(state, from, to)
    html(`</${box}>\n`, null, -1)
  } else if (Object.hasOwn(changes, name)) {
    around('<div class="directive">\n', '</div>\n', `**${changes[name]} ${argument}**`)
  } else if (quotations.test(name)) around('<blockquote class="pull">\n', '</blockquote>\n')
  else if (titled.test(name) && argument !== '')
    around('<div class="directive">\n', '</div>\n', `**${argument}**`)
  else if (name === 'v-pre') readUntagged(state, () => around('<div class="set">\n', '</div>\n'))
  else if (bare.test(name)) around('<div class="set">\n', '</div>\n')
  else around(`<div class="directive">${chip(`${name} ${argument}`.trim().slice(0, 80), name)}\n`, '</div>\n')
}

function codeOf({ name, argument, options }: Directive, content: string): string {
  const language = name === 'mermaid' ? 'mermaid' : name === 'eval-rst' ? 'rst' : argument.split(/\s/)[0]
  const marked = options.get('emphasize-lines') ?? ''
  const numbers = options.has('linenos') || options.has('lineno-start')
  const start = options.get('lineno-start') ?? '1'
  const info = codeInfo(
    `${language ?? ''}${marked ? ` {${marked}}` : ''}${numbers ? ` linenos linenostart=${start}` : ''}`,
  )
  return codeHtml(content, { ...info, title: options.get('caption') ?? '' }, null)
}

/** A table of values that another file has. */
const isElsewhere = (options: Directive['options']) => options.has('file') || options.has('url')

function pictureOf(source: string, options: ReadonlyMap<string, string>): string {
  const size = (['width', 'height'] as const).map((side) => {
    const [, value] = /^(\d+%?)(?:px)?$/.exec(options.get(side) ?? '') ?? []
    return value ? ` ${side}="${value}"` : ''
  })
  return `<img src="${escapeHtml(source)}" alt="${escapeHtml(options.get('alt') ?? '')}"${size.join('')}>`
}

const capital = (word: string) => (word[0] ?? '').toUpperCase() + word.slice(1)

/** A paragraph that begins behind the directive's name and goes on below it. */
function firstLine(state: StateBlock, argument: string, { line, from, to }: Lines): void {
  let last = from
  // Options end what stands behind the name.
  if (from === line + 1) while (last < to && !state.isEmpty(last)) last++
  const rest = last > from ? `\n${state.getLines(from, last, state.blkIndent, false)}` : ''
  paragraph(state, argument + rest, line)
  inside(state, last, to)
}
