// What HTML, components and modules of a post name: `src`, `srcset`, `poster`, `href`, `url()`, `import`.
import type { Mention } from './mentions.ts'
import { isPictureTarget } from './picture-name.ts'
import { withoutEntities } from './unescape.ts'

const tag = /<([a-z][\w.:-]*)\b((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,400})>/gi
const attribute =
  /([\w:.@-]{1,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|\{\s{0,20}(?:require\()?["'`]([^"'`]*)["'`]|([^\s"'>{}]+))/g

/** `masked` is `text` without what is no prose, template tags as one word each. */
export function htmlMentions(text: string, masked: string): Mention[] {
  const found: Mention[] = []
  for (const element of masked.matchAll(tag)) {
    const name = element[1] ?? ''
    for (const match of element[0].matchAll(attribute)) {
      const [whole, key = ''] = match
      const inBraces = match[4] !== undefined
      const value = match[2] ?? match[3] ?? match[4] ?? match[5] ?? ''
      const from = element.index + match.index + whole.lastIndexOf(value)
      const to = from + value.length
      const raw = text.slice(from, to)
      found.push(...attributeMentions(name, key.toLowerCase(), raw, from, inBraces))
    }
  }
  return [...found, ...sheetMentions(text, masked)]
}

function sheetMentions(text: string, masked: string): Mention[] {
  const found: Mention[] = []
  let behind = 0
  for (const sheet of masked.matchAll(/<style\b[^<>]{0,400}>/gi)) {
    const from = sheet.index + sheet[0].length
    if (from < behind) continue
    const end = masked.indexOf('</style', from)
    behind = end < 0 ? text.length : end
    found.push(...styleMentions(text.slice(from, behind), from))
  }
  return found
}

const shown = /^(?:src|data-src|data-lazy-src|data-original|poster|data-poster|data-background-image)$/
const words = /^(?:alt|title|caption|class|id|name|aria-.*)$/

function attributeMentions(
  element: string,
  key: string,
  raw: string,
  from: number,
  inBraces: boolean,
): Mention[] {
  const one = (kind: Mention['kind']): Mention[] => [
    {
      kind,
      writing: inBraces ? 'code' : 'attribute',
      target: inBraces ? raw : withoutEntities(raw),
      around: ['', ''],
      from,
      to: from + raw.length,
    },
  ]
  if (shown.test(key)) return one('image')
  if (/^(?:data-)?srcset$/.test(key)) return sourceSet(raw, from)
  if (key === 'style') return styleMentions(raw, from)
  if (/(?:^|:)href$/.test(key)) return one('link')
  // A component's own property that names a picture.
  const isComponent = /^[A-Z]|-/.test(element)
  return isComponent && !words.test(key) && isPictureTarget(raw) ? one('image') : []
}

/** Each address of `a.png 1x, b.png 2x`. */
function sourceSet(raw: string, base: number): Mention[] {
  const found: Mention[] = []
  for (const match of raw.matchAll(/(?:^|,)\s*([^\s,](?:\S*[^\s,])?)(?:\s+[^,]*)?(?=,|$)/g)) {
    const address = match[1] ?? ''
    const from = base + match.index + match[0].indexOf(address)
    found.push({
      kind: 'image',
      writing: 'srcset',
      target: withoutEntities(address),
      around: ['', ''],
      from,
      to: from + address.length,
    })
  }
  return found
}

function styleMentions(css: string, base: number): Mention[] {
  const found: Mention[] = []
  for (const match of css.matchAll(
    /url\(\s{0,20}(?:&quot;|["'])?([^\s"'()&<>]{1,2000})(?:&quot;|["'])?\s{0,20}\)/gi,
  )) {
    const address = match[1] ?? ''
    const from = base + match.index + match[0].indexOf(address, 4)
    const to = from + address.length
    found.push({ kind: 'image', writing: 'css', target: address, around: ['', ''], from, to })
  }
  return found
}

const module = /^(?:import|export)\b[^'"\n;]{0,400}?(?:from\s{0,20})?(["'])([^"'\n]{1,1000})\1/gm

/** MDX's `import lake from './lake.png'`. */
export function moduleMentions(text: string, masked: string): Mention[] {
  const found: Mention[] = []
  for (const match of masked.matchAll(module)) {
    const length = (match[2] ?? '').length
    const to = match.index + match[0].length - 1
    const target = text.slice(to - length, to)
    if (!/^(?:\.|~|@|\/)/.test(target)) continue
    const kind = isPictureTarget(target) ? 'image' : 'link'
    found.push({ kind, writing: 'code', target, around: ['', ''], from: to - length, to })
  }
  return found
}
