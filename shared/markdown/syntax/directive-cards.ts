// Cards of sphinx-design: what stands above a line of `^^^` is the header, below the last one of `+++` the footer.
// Source: sphinx_design/cards.py, split_content.
import type { StateBlock } from 'markdown-it'
import { type Directive, directiveHtml, inside, type Lines, paragraph } from './directive-content.ts'

export const cards = /^(?:card|grid-item-card)$/

export function writeCard(state: StateBlock, { argument }: Directive, lines: Lines): void {
  const { line, next } = lines
  const { header, body, footer } = partsOf(state, lines)
  directiveHtml(state, '<div class="directive">\n', [line, next], 1)
  if (header) writeEdge(state, 'header', header)
  if (argument !== '') paragraph(state, `**${argument}**`, line)
  inside(state, body.from, body.to)
  if (footer) writeEdge(state, 'footer', footer)
  directiveHtml(state, '</div>\n', null, -1)
}

type Part = { readonly from: number; readonly to: number }

function partsOf(state: StateBlock, { from, to }: Lines): { header?: Part; body: Part; footer?: Part } {
  let head = -1
  let foot = -1
  for (let line = from; line < to; line++) {
    const source = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
    if (head < 0 && /^\^{3,}\s*$/.test(source)) head = line
    else if (/^\+{3,}\s*$/.test(source)) foot = line
  }
  const hasFooter = foot > head
  return {
    ...(head >= 0 && { header: { from, to: head } }),
    body: { from: head >= 0 ? head + 1 : from, to: hasFooter ? foot : to },
    ...(hasFooter && { footer: { from: foot + 1, to } }),
  }
}

function writeEdge(state: StateBlock, tag: 'header' | 'footer', { from, to }: Part): void {
  directiveHtml(state, `<${tag} class="card-edge">\n`, null, 1)
  inside(state, from, to)
  directiveHtml(state, `</${tag}>\n`, null, -1)
}
