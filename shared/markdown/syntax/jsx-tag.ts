// One tag of JSX or of a Vue template: where it ends, and what a reader would see of it.
import { escapeHtml } from '../../text/escape-html.ts'
import { chip, webCard } from './chip.ts'

/**
 * Behind the brace that closes the one at `from`, quotes heeded; -1 where the paragraph ends before.
 */
export function braceEnd(text: string, from: number): number {
  let depth = 0
  let quote = ''
  for (let at = from; at < Math.min(text.length, from + 4000); at++) {
    const sign = text[at] ?? ''
    if (sign === '\n' && isBlankNext(text, at)) return -1
    if (quote !== '') {
      if (sign === '\\') at++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === '`' || (sign === "'" && !/\w/.test(text[at - 1] ?? ''))) quote = sign
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return -1
}

const isBlankNext = (text: string, at: number) => /^\n[ \t]*(?:\n|$)/.test(text.slice(at, at + 80))

/** Behind the tag that begins at `from`, braces and quotes heeded; -1 where it does not end within its paragraph. */
export function tagEnd(text: string, from: number): number {
  let quote = ''
  let depth = 0
  for (let at = from + 1; at < Math.min(text.length, from + 4000); at++) {
    const sign = text[at] ?? ''
    if (sign === '\n' && isBlankNext(text, at)) return -1
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    else if (sign === '>' && depth <= 0) return at + 1
  }
  return -1
}

type Attribute = { readonly name: string; readonly text: string | null; readonly expression: string | null }

function attributesOf(source: string): Attribute[] {
  const form = /\s([@:#]?[\w.:-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{((?:[^{}]|\{[^{}]*\})*)\}))?/g
  return [...source.matchAll(form)].map(([, name = '', double, single, expression]) => {
    const quoted = expression === undefined ? null : /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(expression)?.[2]
    const required =
      expression === undefined ? null : /^\s*require\(\s*(["'])([^"']+)\1/.exec(expression)?.[2]
    return {
      name,
      text: double ?? single ?? quoted ?? required ?? null,
      expression: expression?.trim() ?? null,
    }
  })
}

const pictures = /^(?:Image|Img|Picture|Photo|Figure|ThemedImage|ZoomImage|NextImage)$/
const players = /^(?:Lite)?You[tT]ube(?:Embed|Video|Player)?$/

/** A component as a picture or a card, where its name and its attributes say plainly what it is; else a chip. */
export function componentHtml(name: string, source: string): string {
  const attributes = attributesOf(source)
  const value = (...names: readonly string[]) =>
    attributes.find((attribute) => names.includes(attribute.name) && attribute.text !== null)?.text ?? null
  const src = value('src')
  if (pictures.test(name) && src !== null && /\.\w{3,4}(?:[?#]|$)/.test(src)) {
    const caption = value('caption', 'title')
    const picture = `<img src="${escapeHtml(src)}" alt="${escapeHtml(value('alt') ?? '')}">`
    return caption ? `<figure>${picture}<figcaption>${escapeHtml(caption)}</figcaption></figure>` : picture
  }
  const video = players.test(name) ? value('id', 'videoId', 'videoid', 'youTubeId', 'youtubeId') : null
  if (video !== null && /^[\w-]+$/.test(video))
    return webCard('YouTube', `https://www.youtube.com/watch?v=${video}`)
  return chip(label(name, attributes), source)
}

function label(name: string, attributes: readonly Attribute[]): string {
  const telling = attributes.find(({ name: key, text, expression }) =>
    /^(?:title|label|name|text|src|id|type|value|href)$/.test(key) ? text || expression : null,
  )
  const words = telling?.text ?? telling?.expression ?? ''
  return words === '' || words.length > 40 ? name : `${name} ${words}`
}

/** An element of HTML without what only a program can read; a picture whose address is one is a chip. */
export function plainElement(source: string): string {
  const [, slash = '', name = ''] = /^<(\/?)([a-z][\w-]*)/.exec(source) ?? []
  if (slash === '/') return `</${name}>`
  const attributes = attributesOf(source)
  if (name === 'img' && attributes.some(({ name: key, text }) => key === 'src' && text === null))
    return chip(label('img', attributes), source)
  const kept = attributes
    .filter(({ name: key, text }) => text !== null && /^[a-zA-Z][\w-]*$/.test(key) && !key.startsWith('v-'))
    .map(({ name: key, text }) => ` ${key === 'className' ? 'class' : key}="${escapeHtml(text ?? '')}"`)
  return `<${name}${kept.join('')}>`
}

/** Whether an element of HTML has attributes that HTML does not know. */
export function isProgrammed(source: string): boolean {
  return /^<[a-z][\w-]*\s/.test(source) && /=\{|\s(?:@|:|#|v-)[\w:.-]+=/.test(source)
}
