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

type Attribute = {
  readonly name: string
  readonly text: string | null
  readonly expression: string | null
  /** `text` is the address of the picture that the expression is. */
  readonly isImported: boolean
}

/** The address of the picture that an expression is; null where it is none that is known. */
export type PictureOf = (expression: string) => string | null

/** `require('./a.png').default`, `useBaseUrl('/a.png')`, `import('./a.png')`. */
const addressCall = /^\s*(?:require|import|useBaseUrl|withBase)\(\s*(["'`])([^"'`$]+)\1/

function attributesOf(source: string, pictureOf: PictureOf): Attribute[] {
  const form = /\s([@:#]?[\w.:-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{((?:[^{}]|\{[^{}]*\})*)\}))?/g
  return [...source.matchAll(form)].map(([, name = '', double, single, expression]) => {
    const quoted = expression === undefined ? null : /^\s*(["'`])([^"'`$]*)\1\s*$/.exec(expression)?.[2]
    const address = expression === undefined ? null : addressCall.exec(expression)?.[2]
    const imported = expression === undefined ? null : pictureOf(expression)
    return {
      name,
      text: double ?? single ?? quoted ?? address ?? imported,
      expression: expression?.trim() ?? null,
      isImported: imported !== null,
    }
  })
}

const pictures = /^(?:Image|Img|Picture|Photo|Figure|ThemedImage|ZoomImage|NextImage)$/
const players = /^(?:Lite)?You[tT]ube(?:Embed|Video|Player)?$/

/** A component as a picture or a card, where its name and its attributes say plainly what it is; else a chip. */
export function componentHtml(name: string, source: string, pictureOf: PictureOf): string {
  const attributes = attributesOf(source, pictureOf)
  const value = (...names: readonly string[]) =>
    attributes.find((attribute) => names.includes(attribute.name) && attribute.text !== null)?.text ?? null
  const src = value('src')
  const isImported = attributes.some((attribute) => attribute.name === 'src' && attribute.isImported)
  const isPicture = isImported || (pictures.test(name) && src !== null && /\.\w{3,4}(?:[?#]|$)/.test(src))
  // A drawing that is imported is a component itself.
  const shown = isPicture ? src : pictureOf(name)
  if (shown !== null) {
    const caption = value('caption', 'title')
    const picture = `<img src="${escapeHtml(shown)}" alt="${escapeHtml(value('alt') ?? '')}"${sizeOf(attributes)}>`
    return caption ? `<figure>${picture}<figcaption>${escapeHtml(caption)}</figcaption></figure>` : picture
  }
  const video = players.test(name) ? value('id', 'videoId', 'videoid', 'youTubeId', 'youtubeId') : null
  if (video !== null && /^[\w-]+$/.test(video))
    return webCard('YouTube', `https://www.youtube.com/watch?v=${video}`)
  if (name === 'Badge') return badge(attributes, source)
  return chip(label(name, attributes), source)
}

/** The words that readers see: those of an attribute, else what stands between its tags. */
function badge(attributes: readonly Attribute[], source: string): string {
  const given = attributes.find(({ name }) => /^(?::|v-bind:)?text$/.test(name))
  if (given?.name === 'text' && given.text) return chip(given.text, source)
  return given || /\/\s*>$/.test(source) ? chip(label('Badge', attributes), source) : ''
}

/** In pixels, as numbers: `width={300}`. */
function sizeOf(attributes: readonly Attribute[]): string {
  return attributes
    .filter(({ name }) => name === 'width' || name === 'height')
    .map(({ name, text, expression }) => [name, text ?? expression ?? ''] as const)
    .filter(([, size]) => /^\d{1,5}$/.test(size))
    .map(([name, size]) => ` ${name}="${size}"`)
    .join('')
}

function label(name: string, attributes: readonly Attribute[]): string {
  const telling = attributes.find(({ name: key, text, expression }) =>
    /^(?:title|label|name|text|src|id|type|value|href)$/.test(key) ? text || expression : null,
  )
  const words = telling?.text ?? telling?.expression ?? ''
  return words === '' || words.length > 40 ? name : `${name} ${words}`
}

/** An element of HTML without what only a program can read; a picture whose address is one is a chip. */
export function plainElement(source: string, pictureOf: PictureOf): string {
  const [, slash = '', name = ''] = /^<(\/?)([a-z][\w-]*)/.exec(source) ?? []
  if (slash === '/') return `</${name}>`
  const attributes = attributesOf(source, pictureOf)
  if (name === 'img' && attributes.some(({ name: key, text }) => key === 'src' && text === null))
    return chip(label('img', attributes), source)
  const style = attributes.find(({ name: key, text }) => key === 'style' && text === null)?.expression
  const css = styleOf(style ?? '')
  const styled = css === '' ? '' : ` style="${escapeHtml(css)}"`
  const kept = attributes
    .filter(({ name: key, text }) => text !== null && /^[a-zA-Z][\w-]*$/.test(key) && !key.startsWith('v-'))
    .map(({ name: key, text }) => ` ${key === 'className' ? 'class' : key}="${escapeHtml(text ?? '')}"`)
  return `<${name}${kept.join('')}${styled}>`
}

/** Numbers of these are no pixels: https://react.dev/reference/react-dom/components/common#applying-css-styles. */
const plainNumbers =
  /^(?:opacity|order|flex|flexGrow|flexShrink|fontWeight|lineHeight|zoom|columns|columnCount|tabSize|aspectRatio)$/

/** `{ textAlign: 'center', width: 300 }` as CSS; what a program works out is left out. */
function styleOf(expression: string): string {
  const declarations = expression.matchAll(
    /(?<=[{,]\s*)["']?([a-zA-Z]+)["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|(-?[\d.]+))(?=\s*[,}])/g,
  )
  return [...declarations]
    .map(([, name = '', double, single, number = '']) => {
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const unit = plainNumbers.test(name) || Number(number) === 0 ? '' : 'px'
      return `${property}: ${double ?? single ?? `${number}${unit}`}`
    })
    .join('; ')
}

/** Raw HTML as a reader sees it: components, and elements that only a program can read, as they are elsewhere. */
export function plainHtml(html: string, pictureOf: PictureOf): string {
  let plain = ''
  let done = 0
  for (const { 0: sign, index } of html.matchAll(/<!--.*?(?:-->|$)|<\/?[a-z]/gis)) {
    const end = index < done || sign.length > 3 ? -1 : tagEnd(html, index)
    const shown = end < 0 ? null : plainTag(html.slice(index, end), pictureOf)
    if (shown === null) continue
    plain += html.slice(done, index) + shown
    done = end
  }
  return plain + html.slice(done)
}

/** Null for a tag that HTML knows as it is. */
function plainTag(source: string, pictureOf: PictureOf): string | null {
  const [, slash = '', name = ''] = /^<(\/?)([\w.-]*)/.exec(source) ?? []
  if (/^[A-Z]/.test(name)) return slash === '/' ? '' : componentHtml(name, source, pictureOf)
  return isProgrammed(source) ? plainElement(source, pictureOf) : null
}

/** Whether an element of HTML has attributes that HTML does not know. */
export function isProgrammed(source: string): boolean {
  return /^<[a-z][\w-]*\s/.test(source) && /=\{|\s(?:@|:|#|v-)[\w:.-]+=/.test(source)
}
