// Segments: the runs of source that begin with a top-level block each. Where one begins, markdown-it remembers
// nothing of what stands above, so a text can be parsed anew from any of these places on.
import { type Tally, tallyWords } from '../text/words.ts'
import { type Parser, plainText, type Token } from './parser.ts'

/** A link reference definition: `[label]: target "title"`. */
export type Definition = { readonly label: string; readonly href: string; readonly title: string }

export type Segment = {
  readonly text: string
  readonly lines: number
  readonly words: Tally
  /** What it defines for the whole post. */
  readonly definitions: readonly Definition[]
  /** It may use a definition of another segment. */
  readonly hasBrackets: boolean
  readonly hasFootnotes: boolean
}

/** A segment parsed with all definitions of its post. */
export type Rendered = {
  readonly segment: Segment
  /** Lines of its block within the segment, zero-based, half open; null where it has none. */
  readonly span: { readonly from: number; readonly to: number } | null
  /** Top-level raw HTML, which may open an element that a later segment closes. */
  readonly rawHtml: string | null
  readonly lead:
    | { readonly kind: 'h1'; readonly text: string }
    | { readonly kind: 'comment' | 'other' | 'nothing' }
  /** The texts of its headings, in order; their ids follow from all headings of the post. */
  readonly headings: readonly string[]
  html(ids: readonly string[]): string
}

/** Where the top-level blocks of `text` begin, as offsets; the first is always 0. */
export function segmentStarts(parser: Parser, text: string): number[] {
  const tokens: Token[] = []
  parser.block.parse(text, parser, { references: {} }, tokens)
  const lines = lineStarts(text)
  const starts = [0]
  for (const { level, nesting, map } of tokens) {
    const at = level === 0 && nesting >= 0 && map ? (lines[map[0]] ?? 0) : 0
    if (at > (starts.at(-1) ?? 0)) starts.push(at)
  }
  return starts
}

export function segmentOf(parser: Parser, text: string): Segment {
  return {
    text,
    lines: countBreaks(text),
    words: tallyWords(text),
    definitions: definitionsIn(parser, text),
    hasBrackets: text.includes('['),
    hasFootnotes: text.includes('[^'),
  }
}

/** All definitions of the segment, also those of a label that is defined before: it may come to count. */
function definitionsIn(parser: Parser, text: string): Definition[] {
  if (!/(?:^|[\n>]|[-+*.)][ \t])[ \t>]*\[/.test(text)) return []
  const found: Definition[] = []
  const references = new Proxy<Record<string, { href: string; title: string }>>(
    {},
    {
      get: () => undefined,
      set(_target, label, { href, title }: { href: string; title: string }) {
        found.push({ label: String(label), href, title })
        return true
      },
    },
  )
  parser.block.parse(text, parser, { references }, [])
  return found
}

export type References = Readonly<Record<string, { readonly href: string; readonly title: string }>>

/** Of a label that is defined twice the first counts. */
export function referencesOf(segments: readonly Segment[]): References {
  const references: Record<string, { href: string; title: string }> = Object.create(null)
  for (const { definitions } of segments) {
    for (const { label, href, title } of definitions) references[label] ??= { href, title }
  }
  return references
}

export function renderSegment(parser: Parser, segment: Segment, references: References): Rendered {
  const env = { references: { ...references } }
  const tokens = parser.parse(segment.text, env)
  const headings = tokens.flatMap((token, at) => {
    const inline = tokens[at + 1]
    return token.type === 'heading_open' && inline?.type === 'inline'
      ? [{ token, text: plainText(inline) }]
      : []
  })
  const [first] = tokens
  const render = () => parser.renderer.render(tokens, parser.options, env)
  const html = headings.length === 0 ? render() : ''
  let last: { readonly ids: string; readonly html: string } | null = null
  return {
    segment,
    span: spanOf(tokens),
    rawHtml: first?.type === 'html_block' ? first.content : null,
    lead: leadOf(tokens, headings[0]?.text ?? ''),
    headings: headings.map(({ text }) => text),
    html(ids) {
      if (headings.length === 0) return html
      const key = ids.join(' ')
      if (last?.ids !== key) {
        for (const [nth, { token }] of headings.entries()) token.attrSet('id', ids[nth] ?? '')
        last = { ids: key, html: render() }
      }
      return last.html
    },
  }
}

function spanOf(tokens: readonly Token[]): Rendered['span'] {
  const maps = tokens.flatMap(({ map }) => (map ? [map] : []))
  if (maps.length === 0) return null
  return { from: Math.min(...maps.map(([from]) => from)), to: Math.max(...maps.map(([, to]) => to)) }
}

function leadOf([first]: readonly Token[], heading: string): Rendered['lead'] {
  if (!first) return { kind: 'nothing' }
  if (first.type === 'heading_open' && first.tag === 'h1') return { kind: 'h1', text: heading }
  return { kind: first.type === 'html_block' && /^\s*<!--/.test(first.content) ? 'comment' : 'other' }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function countBreaks(text: string): number {
  let breaks = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++
  return breaks
}
