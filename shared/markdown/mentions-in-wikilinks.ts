// What `[[other post]]` and `![[lake.png|300]]` name.
import type { Mention } from './mentions.ts'

const wiki = /(!?)\[\[([^[\]|\n]{1,300})(?:\|[^[\]\n]{0,300})?\]\]/g

export function wikiMentions(text: string, masked: string): Mention[] {
  return [...masked.matchAll(wiki)].map((match) => {
    const raw = match[2] ?? ''
    const start = match.index + (match[1] ?? '').length + 2
    const from = start + raw.length - raw.trimStart().length
    const to = start + raw.trimEnd().length
    const target = text.slice(from, to)
    return { kind: match[1] === '!' ? 'image' : 'link', writing: 'wiki', target, around: ['', ''], from, to }
  })
}
