// Bare addresses become links: the extended autolinks of GitHub's specification (github.github.com/gfm, section 6.9),
// in place of markdown-it's own finder, which is more generous than any site. While a bracket is open there are none, as
// in cmark-gfm and goldmark: what it opens may be a link itself.
import type { StateInline } from 'markdown-it'
import type { Parser } from '../tokens.ts'

type Found = {
  readonly schema: string
  readonly index: number
  readonly lastIndex: number
  readonly raw: string
  readonly text: string
  readonly url: string
}

/** Longer addresses are nobody's; every look is bounded by it. */
const LONGEST = 4096

const label = '[\\p{L}\\p{N}_-]{1,63}'
const web = new RegExp(
  `(?<![^\\s*_~(])www\\.${label}(?:\\.${label}){0,20}|(?<![\\p{L}\\p{N}])(?:https?|ftp)://${label}(?:\\.${label}){0,20}`,
  'giu',
)
const mail = /(?<![\w.+-])(?:(?:mailto|xmpp):)?[\w.+-]{1,64}@[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,20}/gi

export function addBareLinks(parser: Parser): void {
  Object.assign(parser.linkify, {
    test: (text: string) => /www\.|:\/\/|@/i.test(text),
    match: bareLinks,
    matchAtStart: (text: string) => {
      // With a scheme, as it is asked for: one that begins later is of no interest.
      const first = webLinks(text.slice(0, LONGEST)).next().value
      return first?.index === 0 ? first : null
    },
  })
  parser.inline.ruler.before('linkify', 'plain_address', plainAddress())
}

/** How many brackets are open before `pos` in the words behind so many tokens; counted on while these only grow. */
type Counted = { readonly tokens: number; readonly pos: number; readonly open: number }

/** Asked in silence, a link's end is being looked for: no address reaches beyond it. */
function plainAddress(): (state: StateInline, silent: boolean) => boolean {
  const counts = new WeakMap<StateInline, Counted>()

  function isOpen(state: StateInline): boolean {
    const { src, pos, pending } = state
    const { length: tokens } = state.tokens
    const before = counts.get(state)
    const known = before?.tokens === tokens ? before : { pos: Math.max(0, pos - pending.length), open: 0 }
    const open = openBrackets(src.slice(known.pos, pos), known.open)
    counts.set(state, { tokens, pos, open })
    return open > 0
  }

  return (state, silent) => {
    if (!state.src.startsWith('://', state.pos)) return false
    if (!silent && !isOpen(state)) return false
    if (!silent) state.pending += ':'
    state.pos++
    return true
  }
}

/** In the order of the text; none within another. */
function bareLinks(text: string): Found[] {
  const candidates = [...webLinks(text), ...mailLinks(text)].sort((a, b) => a.index - b.index)
  const found: Found[] = []
  let [open, seen] = [0, 0]
  for (const candidate of candidates) {
    if (candidate.index < (found.at(-1)?.lastIndex ?? 0)) continue
    open = openBrackets(text.slice(seen, candidate.index), open)
    seen = candidate.index
    if (open === 0) found.push(candidate)
  }
  return found
}

/** How many brackets of `text` are open behind it, of which `open` were before it. */
function openBrackets(text: string, open = 0): number {
  let count = open
  for (const [sign] of text.matchAll(/[[\]]/g)) count = sign === '[' ? count + 1 : Math.max(0, count - 1)
  return count
}

function* webLinks(text: string): Generator<Found> {
  for (const { 0: start, index } of text.matchAll(web)) {
    const domain = start.replace(/^\w+:\/\//, '')
    if (/_[^.]*(?:\.[^.]*)?$/.test(domain)) continue
    const behind = index + start.length
    const rest = /^[^\s<]*/.exec(text.slice(behind, behind + LONGEST))?.[0] ?? ''
    const address = withoutEnd(start + rest)
    const schema = start.toLowerCase().startsWith('www.') ? '' : (/^\w+:/.exec(start)?.[0] ?? '')
    yield toFound(index, address, schema, schema === '' ? `http://${address}` : address)
  }
}

/** What stands last and is the sentence's: marks, a bracket that was not opened within, an entity. */
function withoutEnd(address: string): string {
  let end = address.length
  for (;;) {
    const last = address[end - 1] ?? ''
    if (/[?!.,:*_~'"]/.test(last)) end--
    else if (last === ';') end = /&[a-z0-9]+;$/i.exec(address.slice(0, end))?.index ?? end - 1
    else if (last === ')' && isUnopened(address.slice(0, end))) end--
    else return address.slice(0, end)
  }
}

function isUnopened(address: string): boolean {
  return address.split(')').length > address.split('(').length
}

function* mailLinks(text: string): Generator<Found> {
  for (const { 0: whole, index } of text.matchAll(mail)) {
    if (/[-_]$/.test(whole)) continue
    const schema = /^[a-z]+:/i.exec(whole)?.[0].toLowerCase() ?? ''
    const behind = index + whole.length
    const resource =
      schema === 'xmpp:' ? (/^\/[a-z0-9@.]+/i.exec(text.slice(behind, behind + LONGEST))?.[0] ?? '') : ''
    const address = whole + resource
    yield toFound(index, address, schema || 'mailto:', schema === '' ? `mailto:${address}` : address)
  }
}

function toFound(index: number, text: string, schema: string, url: string): Found {
  return { schema, index, lastIndex: index + text.length, raw: text, text, url }
}
