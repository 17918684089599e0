// The box that the preview shows for two tags of a site's own and what stands between them.
import { escapeHtml } from '../../text/escape-html.ts'
import { boxesOf, type PairMark, surroundingOf } from '../pairs.ts'
import type { Parser, Token } from '../tokens.ts'
import { chip } from './chip.ts'

/** The beginning of a box with a tag's name and its arguments, both as they are written; a `div`. */
export function boxOpening(name: string, written: string, source: string): string {
  const told = written.replace(/\s+/g, ' ').trim()
  const args = told.length > 200 ? `${told.slice(0, 200)}…` : told
  const label = escapeHtml(`${name} ${args}`.trim())
  const head = chip(name, source) + (args === '' ? '' : ` <code>${escapeHtml(args)}</code>`)
  return `<div class="tag-box" role="group" aria-label="${label}"><p class="tag-head">${head}</p>\n`
}

/** The mark of a tag that opens a `div`, and is closed by one named `name`. */
export function opens(name: string, opening: string): PairMark {
  return { kind: 'opens', name, opening, closing: '</div>\n' }
}

/** Pairs within quotes, lists and boxes, which are parsed at once; those of the post itself are found among its blocks. */
export function addPairedTags(parser: Parser): void {
  parser.core.ruler.push('paired_tags', ({ tokens }) => {
    const holders: Token[][] = []
    for (const token of tokens) {
      if (token.nesting < 0) showBoxes(holders.pop() ?? [])
      else holders.at(-1)?.push(token)
      if (token.nesting > 0) holders.push([])
    }
  })
}

function showBoxes(siblings: readonly Token[]): void {
  if (!siblings.some(({ meta }) => meta !== null)) return
  for (const [at, { html }] of boxesOf(siblings.map(surroundingOf))) {
    const token = siblings[at]
    if (token) token.content = html
  }
}
