// A drawing without what its program wrote about its author: metadata, notes, names of files on the author's disk, and
// what the photographs within it tell. What it shows stays, byte for byte.
import { isFailure } from '../../../../shared/contract/failure.ts'
import { canvasOf, inspectImage } from '../inspect.ts'
import { copyrightOf, isNotice, rightsOf } from '../metadata/copyright.ts'
import { withoutPrivate } from '../metadata/without-private.ts'
import { recogniseImage } from '../recognise.ts'
import { drawingText } from './drawing-text.ts'
import { readPrologue } from './prologue.ts'

/** A part of the text and what takes its place. */
type Cut = { readonly from: number; readonly to: number; readonly insert: string }

/** XML 1.0, 2.4: a `>` may stand in the value of an attribute, a `<` only where markup begins. */
const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"<]*"|'[^'<]*'|[^"'<>])*>/y
const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g
/** Of Inkscape and its forebear: where the file and what was exported from it lie. */
const PLACES = /^(?:sodipodi:(?:docname|docbase|absref)|inkscape:export-filename)$/
const PHOTOGRAPH = /^(["'])data:image\/(?:jpe?g|png|webp|gif);base64,([\w+/=\s]*)\1$/i

/**
 * `bytes` itself where there is nothing private, and where it is no drawing that can be read. A notice of copyright or
 * a licence stays, as the drawing's only metadata. UTF-8 where it was another encoding and something had to go.
 */
export async function bareDrawing(bytes: Uint8Array): Promise<Uint8Array> {
  const text = drawingText(bytes)
  const prologue = text === null ? null : readPrologue(text)
  if (text === null || prologue === null) return bytes
  const cuts = await privateParts(text, prologue.rootFrom)
  if (cuts === null || cuts.length === 0) return bytes
  const root = text.slice(0, prologue.rootFrom)
  const declared = root.replace(/^(\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["'])[^"']*/, '$1UTF-8')
  return new TextEncoder().encode(declared + cut(text, prologue.rootFrom, cuts))
}

/** Null for what is not well-formed. */
async function privateParts(text: string, from: number): Promise<Cut[] | null> {
  const cuts: Cut[] = []
  let metadataFrom = -1
  for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', MARKUP.lastIndex)) {
    MARKUP.lastIndex = at
    const [markup] = MARKUP.exec(text) ?? []
    if (markup === undefined) return null
    const to = MARKUP.lastIndex
    if (metadataFrom >= 0) {
      if (!/^<\/(?:\w+:)?metadata\s*>$/.test(markup)) continue
      const insert = remaining(text.slice(metadataFrom, to))
      if (insert !== text.slice(metadataFrom, to)) cuts.push({ from: metadataFrom, to, insert })
      metadataFrom = -1
    } else if (markup.startsWith('<!--')) {
      if (!isNotice(markup)) cuts.push({ from: at, to, insert: '' })
    } else if (/^<(?:\w+:)?metadata[\s/>]/.test(markup)) {
      if (markup.endsWith('/>')) cuts.push({ from: at, to, insert: '' })
      else metadataFrom = at
    } else if (/^<\w/.test(markup)) cuts.push(...(await inAttributes(markup, at)))
    // Reading a photograph within let others use the expression.
    MARKUP.lastIndex = to
  }
  return cuts
}

async function inAttributes(tag: string, at: number): Promise<Cut[]> {
  const cuts: Cut[] = []
  for (const found of tag.matchAll(ATTRIBUTE)) {
    const [whole, name = '', value = ''] = found
    const from = at + found.index
    const to = from + whole.length
    if (PLACES.test(name)) cuts.push({ from, to, insert: '' })
    const photograph = /(?:^|:)href$/.test(name) ? PHOTOGRAPH.exec(value)?.[2] : undefined
    const bare = photograph === undefined ? null : await bareBase64(photograph)
    if (photograph !== undefined && bare !== null) {
      const begin = to - 1 - photograph.length
      cuts.push({ from: begin, to: to - 1, insert: bare })
    }
  }
  return cuts
}

/** Null where nothing has to go, and for what is no picture that can be read. */
async function bareBase64(base64: string): Promise<string | null> {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'))
  try {
    const format = await recogniseImage(bytes, '')
    if (format === 'svg') return null
    const picture = await inspectImage(bytes, format, '')
    const bare = withoutPrivate(bytes, format, await copyrightOf(picture.metadata), canvasOf(picture))
    return bare === null || bare === bytes ? null : Buffer.from(bare).toString('base64')
  } catch (error) {
    if (isFailure(error)) return null
    throw error
  }
}

/** What stays of a `metadata` element: whose the drawing is, and under which licence. */
function remaining(metadata: string): string {
  const licence = /<cc:license\b[^>]*?\srdf:resource\s*=\s*["']([^"']*)["']/.exec(metadata)?.[1] ?? null
  const plain = metadata.replace(/^<[^>]*>|<\/[^>]*>$/g, '')
  const rights = rightsOf(metadata) ?? (!plain.includes('<') && isNotice(plain) ? plain.trim() : null)
  const kept = [rights === null ? null : escaped(rights), licence].filter((one) => one !== null && one !== '')
  return kept.length === 0 ? '' : `<metadata>${kept.join(' ')}</metadata>`
}

function escaped(text: string): string {
  return text.replace(/&(?!(?:#\w+|\w+);)/g, '&amp;').replace(/</g, '&lt;')
}

function cut(text: string, from: number, cuts: readonly Cut[]): string {
  let at = from
  let kept = ''
  for (const one of cuts) {
    kept += text.slice(at, one.from) + one.insert
    at = one.to
  }
  return kept + text.slice(at)
}
