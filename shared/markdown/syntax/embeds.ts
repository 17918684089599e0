// Pages within the page: `<iframe>` and its like fetch from the web, so readers' players are labelled cards here.
import type { Parser, Token } from '../tokens.ts'
import { chip, webCard } from './chip.ts'
import { htmlPieces } from './html-pieces.ts'

const embedding = /<\/?(?:iframe|embed|object|script)\b/i

export function addEmbeds(parser: Parser): void {
  parser.core.ruler.push('embeds', ({ tokens }) => {
    for (const token of tokens) {
      replace(token, 'html_block')
      for (const child of token.children ?? []) replace(child, 'html_inline')
    }
  })
}

function replace(token: Token, type: string): void {
  if (token.type === type && embedding.test(token.content)) token.content = withCards(token.content)
}

function withCards(html: string): string {
  return htmlPieces(html)
    .map(({ kind, source }) => (kind === 'tag' && embedding.test(source) ? cardOf(source) : source))
    .join('')
}

function cardOf(tag: string): string {
  const address = /\s(?:src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag)
  const source = (address?.[1] ?? address?.[2] ?? address?.[3] ?? '').replace(/&amp;/g, '&')
  if (!/^<\/?script\b/i.test(tag)) return source === '' ? '' : embedCard(source)
  const gist = /^https:\/\/gist\.github\.com\/[\w./-]+?(?=\.js\b)/.exec(source)
  // What is between a script's tags is taken out with them, whoever reads the tag.
  return gist ? `${webCard('Gist', gist[0])}<script>` : tag
}

const hosts: readonly (readonly [name: string, host: RegExp])[] = [
  ['YouTube', /(?:^|\.)youtu(?:be(?:-nocookie)?\.com|\.be)$/],
  ['Vimeo', /(?:^|\.)vimeo\.com$/],
  ['Spotify', /(?:^|\.)spotify\.com$/],
  ['SoundCloud', /(?:^|\.)soundcloud\.com$/],
  ['CodePen', /(?:^|\.)codepen\.io$/],
  ['CodeSandbox', /(?:^|\.)codesandbox\.io$/],
  ['StackBlitz', /(?:^|\.)stackblitz\.com$/],
  ['Slides', /(?:^|\.)(?:slideshare\.net|speakerdeck\.com)$/],
  ['Map', /^(?:maps\.google\.\w+|www\.openstreetmap\.org)$/],
]

/** What `<iframe src="address">` becomes. */
export function embedCard(address: string): string {
  const absolute = address.startsWith('//') ? `https:${address}` : address
  const host = /^https?:\/\/([^/?#:@]+)(?:[/?#:]|$)/i.exec(absolute)?.[1]?.toLowerCase()
  if (host === undefined) return chip(`Embedded page ${address}`, address)
  const name = hosts.find(([, form]) => form.test(host))?.[0] ?? 'Embedded page'
  const video = /\/embed\/([\w-]{5,})/.exec(absolute)?.[1]
  return webCard(name, name === 'YouTube' && video ? `https://www.youtube.com/watch?v=${video}` : absolute)
}
