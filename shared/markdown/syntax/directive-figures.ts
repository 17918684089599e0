// Figures of MyST's directives: where they stand, and those whose picture and caption are Markdown.
import type { StateBlock } from 'markdown-it'
import { escapeHtml } from '../../text/escape-html.ts'
import { type Directive, directiveHtml, type Lines, pushAll, tokensInside } from './directive-content.ts'

/** The beginning of a figure with the name and the place that its options give; the class is Sphinx's own. */
export function figureOpening(options: Directive['options']): string {
  const name = options.get('name') ?? ''
  const id = name === '' ? '' : ` id="${escapeHtml(name)}"`
  const [, side] = /^(left|center|right)$/.exec(options.get('align') ?? '') ?? []
  return `<figure${id}${side === undefined ? '' : ` class="align-${side}"`}>`
}

/** `{figure-md} name`: its picture, and its caption as the last paragraph. */
export function writeFigureOf(state: StateBlock, { argument, options }: Directive, lines: Lines): void {
  const content = tokensInside(state, lines.from, lines.to)
  const named = argument === '' ? options : new Map([...options, ['name', argument]])
  directiveHtml(state, `${figureOpening(named)}\n`, [lines.line, lines.next], 1)
  const [first] = content
  const last = content.findLastIndex(({ type, level }) => type === 'paragraph_open' && level === first?.level)
  const captionAt = last > 0 && content[last + 2] === content.at(-1) ? last : content.length
  pushAll(state, content.slice(0, captionAt))
  if (captionAt < content.length) {
    directiveHtml(state, '<figcaption>', null, 1)
    pushAll(state, content.slice(captionAt))
    directiveHtml(state, '</figcaption>', null, -1)
  }
  directiveHtml(state, '</figure>\n', null, -1)
}
