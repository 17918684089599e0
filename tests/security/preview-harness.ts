// Runs in the browser: puts a post into the preview's real frame, each layer of its defence on or off, and looks at
// what came through.
import { previewFrame } from '../../renderer/preview/preview-frame.ts'
import { type PreviewPictures, previewPictures } from '../../renderer/preview/preview-pictures.ts'
import { renderMath } from '../../renderer/preview/render-math.ts'
import { type Sanitise, sanitiser } from '../../renderer/preview/sanitise.ts'
import type { Desk } from '../../shared/contract/contract.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'

export type Layers = {
  readonly sanitiser: boolean
  readonly policy: boolean
  readonly sandbox: boolean
  readonly remotePictures: boolean
  /** Whose dialect the post is read in; plain unless said. */
  readonly generator?: string
}

export type Shown = {
  readonly blocks: number
  /** What a post may not bring into the frame and that is there all the same. */
  readonly survivors: readonly string[]
  /** Addresses that an element would fetch from. */
  readonly fetched: readonly string[]
  /** Whether the document still is what the renderer takes it for. */
  readonly isIntact: boolean
}

export type Harness = {
  show(text: string, layers: Layers): Promise<Shown>
  /** What came through, and whether the frame is still where it was. */
  look(): Shown
  /** Plays a reader whose hand touches everything; web links are the pane's own listener's business. */
  touchEverything(): void
}

declare global {
  var harness: Harness
  var __pwn: () => void
}

const parsers = new Map<string, ReturnType<typeof postParser>>()

function parserOf(generator = 'plain'): ReturnType<typeof postParser> {
  const parser = parsers.get(generator) ?? postParser(generator, renderMath)
  parsers.set(generator, parser)
  return parser
}
const site = { assetBase: '/asset/' } as Site
const desk = {
  'images.locate': async ({ targets }: { targets: readonly string[] }) =>
    targets.map((target) => ({
      target,
      file: target.startsWith('found') ? target : null,
      sought: target,
    })),
} as unknown as Desk

const sanitised = sanitiser(window)
const post = PostPath.parse('post.md')
const undressed: PreviewPictures = { dress: () => undefined, refresh: () => undefined }

let iframe: HTMLIFrameElement | null = null
let blocks = 0

globalThis.harness = {
  async show(text, layers) {
    const frame = await newFrame(layers)
    const rendered = renderPost(parserOf(layers.generator), text)
    blocks = rendered.length
    const pictures = layers.sanitiser ? previewPictures(desk, site, post, layers.remotePictures) : undressed
    const plain = { dress: () => undefined, refresh: () => undefined, stop: () => undefined }
    const shown = previewFrame(frame, layers.sanitiser ? sanitised : rawFragment(frame), {
      pictures,
      code: plain,
      diagrams: plain,
    })
    await shown.apply([{ at: 0, removed: 0, inserted: rendered, shiftLines: 0 }], () => false)
    // The desk's answer about pictures comes in a later turn.
    await new Promise((resolve) => setTimeout(resolve))
    return look()
  },
  look,
  touchEverything() {
    const place = placeOf(iframe?.contentDocument)
    for (const element of place?.querySelectorAll<HTMLElement>('*') ?? []) touch(element)
  },
}

async function newFrame(layers: Layers): Promise<Document> {
  iframe?.remove()
  const next = document.createElement('iframe')
  if (layers.sandbox) next.setAttribute('sandbox', 'allow-same-origin allow-modals')
  const options = [layers.remotePictures ? 'remote=1' : '', layers.policy ? '' : 'policy=off']
  next.src = `preview.html?${options.filter((option) => option !== '').join('&')}`
  const loaded = new Promise((resolve) => next.addEventListener('load', resolve, { once: true }))
  document.body.append(next)
  await loaded
  iframe = next
  const frame = next.contentDocument
  if (!frame || !next.contentWindow) throw new Error('the frame cannot be read')
  Object.assign(next.contentWindow, { __pwn: globalThis.__pwn })
  return frame
}

/** HTML as it stands; scripts in it run where the document lets them, unlike those of `innerHTML`. */
function rawFragment(frame: Document): Sanitise {
  return (html) => frame.createRange().createContextualFragment(html)
}

const forbidden = new Set(
  'script style iframe frame object embed applet portal base meta link form button textarea select noscript template svg dialog area map'.split(
    ' ',
  ),
)

function look(): Shown {
  const frame = iframe?.contentDocument
  const place = placeOf(frame)
  if (!frame || !place) return { blocks, survivors: [], fetched: [], isIntact: false }
  const elements = [...place.querySelectorAll('*')]
  return {
    blocks,
    survivors: elements.flatMap((element) => [...wrongElement(element), ...wrongAttributes(element)]),
    fetched: elements.flatMap(fetchedBy),
    isIntact:
      frame.body.nodeName === 'BODY' &&
      frame.body.children.length === 1 &&
      frame.head.children.length === 3 &&
      place.nodeName === 'MAIN' &&
      typeof frame.getElementById === 'function' &&
      typeof frame.querySelectorAll === 'function' &&
      typeof frame.createElement === 'function' &&
      frame.defaultView === iframe?.contentWindow &&
      frame.location.pathname === '/preview.html',
  }
}

/** Asked of the class: without a sanitiser a post can put something else in the place of the document's own. */
function placeOf(frame: Document | null | undefined): HTMLElement | null {
  return frame ? Document.prototype.getElementById.call(frame, 'post') : null
}

function wrongElement(element: Element): string[] {
  const name = element.localName.toLowerCase()
  // The placeholder of a remote picture has the one button that is ours.
  if (name === 'button' && element.matches('.remote-picture > button.show-remote:only-of-type')) return []
  const isFormula = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML' && formulas.has(name)
  const isForeign = element.namespaceURI !== 'http://www.w3.org/1999/xhtml' && !isFormula
  return forbidden.has(name) || isForeign ? [`<${name}>`] : []
}

/** MathML that lays out and nothing else. */
const formulas = new Set(
  [
    'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace',
    'msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover',
  ]
    .join(' ')
    .split(' '),
)

const ownAttributes = new Set(['data-line', 'data-to', 'data-target', 'data-marked'])

function wrongAttributes(element: Element): string[] {
  // A form's field can stand in for its `attributes`.
  return Element.prototype.getAttributeNames.call(element).flatMap((name) => {
    const value = Element.prototype.getAttribute.call(element, name) ?? ''
    const wrong =
      /^on/i.test(name) ||
      /^(?:srcdoc|style|name|target|ping|action|formaction|background|srcset|poster|autofocus|is|slot|download)$/i.test(
        name,
      ) ||
      (name.startsWith('data-') && !ownAttributes.has(name)) ||
      (name !== 'data-target' && isRunning(element, name, value))
    return wrong ? [`${element.localName} ${name}="${value}"`] : []
  })
}

/** A URL parser drops control characters and spaces before it reads the scheme. */
function isRunning(element: Element, name: string, value: string): boolean {
  if (/^(?:alt|title|class|id|aria-.*|summary|label|abbr)$/i.test(name)) return false
  const bare = [...value].filter((character) => character > ' ').join('')
  if (element.localName === 'img' && name === 'src' && /^data:image\//i.test(bare)) return false
  return /^(?:javascript|vbscript|livescript|data|blob|file|filesystem|view-source):/i.test(bare)
}

function fetchedBy(element: Element): string[] {
  if (element.localName === 'a') return []
  return ['src', 'srcset', 'poster', 'href', 'data', 'background', 'xlink:href'].flatMap((name) => {
    const value = element.getAttribute(name)
    if (value === null) return []
    return [URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).href : value]
  })
}

const touches = ['mouseover', 'mouseenter', 'mousemove', 'pointerdown', 'focus', 'focusin', 'input', 'change']

function touch(element: HTMLElement): void {
  for (const type of [...touches, 'toggle', 'copy', 'drop', 'wheel', 'error', 'load']) {
    element.dispatchEvent(new Event(type, { bubbles: false }))
  }
  if (
    element.localName === 'a' &&
    'protocol' in element &&
    /^(?:https?|mailto):$/.test(String(element.protocol))
  )
    return
  element.dispatchEvent(new MouseEvent('click', { bubbles: false, cancelable: true }))
}
