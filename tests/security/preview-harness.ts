// Runs in the browser: puts a post into the preview's real frame, each layer of its defence on or off, and looks at
// what came through.
import type { CodeReader } from '../../renderer/code/code-reader.ts'
import { renderMath } from '../../renderer/math/render-math.ts'
import { previewCode } from '../../renderer/preview/preview-code.ts'
import { previewFrame } from '../../renderer/preview/preview-frame.ts'
import { type PreviewPictures, previewPictures } from '../../renderer/preview/preview-pictures.ts'
import { type Sanitise, sanitiser } from '../../renderer/preview/sanitise.ts'
import type { Desk } from '../../shared/contract/contract.ts'
import { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { postParser } from '../../shared/markdown/parser.ts'
import { renderPost } from '../../shared/markdown/render.ts'
import type { Vector } from './vectors.ts'

export type Layers = {
  readonly sanitiser: boolean
  readonly policy: boolean
  readonly sandbox: boolean
  readonly remotePictures: boolean
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

export type Platform = {
  /** Every attribute that may hold a handler. */
  readonly handlers: readonly string[]
  /** Every name that a document has something of its own under. */
  readonly names: readonly string[]
  /** The classes that no element of the names asked with belongs to. */
  readonly unmade: readonly string[]
}

export type Harness = {
  /** Shows posts in one page, each read for itself: what one leaves open does not swallow the next. */
  show(posts: readonly Vector[], layers: Layers): Promise<Shown>
  /** What came through, and whether the frame is still where it was. */
  look(): Shown
  /** Plays a reader whose hand touches everything; links that only lead somewhere are the pane's own listener's business. */
  touchEverything(): void
  /** What this browser has, so that no vector is left out for want of its name. */
  platform(elementNames: Readonly<Record<string, readonly string[]>>): Platform
  /** Lets vectors in frames of their own tell the top page. */
  listenHere(): void
}

declare global {
  var harness: Harness
  var __pwn: (vector?: number) => void
}

/** `__pwn0` to `__pwn999`, by which vectors in one page are told apart. */
function numberedPwns(): Record<string, () => void> {
  const told = globalThis.__pwn
  return Object.fromEntries(Array.from({ length: 1000 }, (_, nth) => [`__pwn${nth}`, () => told(nth)]))
}

const parsers = new Map<string, ReturnType<typeof postParser>>()

function parserOf(generator: string): ReturnType<typeof postParser> {
  const parser = parsers.get(generator) ?? postParser(generator, undefined, renderMath)
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
  'siteImages.find': async () => [],
} as unknown as Desk

const documentNames = [Document.prototype, Node.prototype, EventTarget.prototype].flatMap((prototype) =>
  Object.getOwnPropertyNames(prototype),
)
const sanitised = sanitiser(window)
const post = PostPath.parse('post.md')
const uncoloured: CodeReader = {
  known: (_language, text) => ({ lines: [[[text, 'plain']]], isExact: true }),
  read: async () => null,
  stop: () => undefined,
}
const undressed: PreviewPictures = {
  dress: () => undefined,
  refresh: () => undefined,
  showFailed: () => undefined,
  tryAgain: () => undefined,
}

let iframe: HTMLIFrameElement | null = null
let blocks = 0

globalThis.harness = {
  async show(posts, layers) {
    const frame = await newFrame(layers)
    const rendered = posts.flatMap(({ generator, post }) => renderPost(parserOf(generator), post))
    blocks = rendered.length
    const pictures = layers.sanitiser ? previewPictures(desk, site, post, layers.remotePictures) : undressed
    const diagrams = {
      dress: () => undefined,
      refresh: () => undefined,
      comeNear: () => undefined,
      onPaper: async () => undefined,
    }
    const shown = previewFrame(frame, layers.sanitiser ? sanitised : rawFragment(frame), {
      pictures,
      code: previewCode(uncoloured),
      diagrams,
    })
    await shown.apply([{ at: 0, removed: 0, inserted: rendered, shiftLines: 0 }], () => false)
    // The desk's answer about pictures comes in a later turn.
    await new Promise((resolve) => setTimeout(resolve))
    return look()
  },
  look,
  platform,
  listenHere: () => void Object.assign(globalThis, numberedPwns()),
  touchEverything() {
    const place = placeOf(iframe?.contentDocument)
    // Without a sanitiser a field of a form can stand in for what a form itself has.
    const elements = place ? [...Element.prototype.querySelectorAll.call(place, '*')] : []
    for (const element of elements) touch(element)
    for (const element of elements) click(element)
  },
}

function platform(elementNames: Readonly<Record<string, readonly string[]>>): Platform {
  const classes = Object.getOwnPropertyNames(window).flatMap((name) =>
    /^(?:HTML|SVG|MathML).*Element$/.test(name) ? [{ name, its: Reflect.get(window, name) }] : [],
  )
  const made = Object.entries(elementNames).flatMap(([family, names]) =>
    names.map((name) => document.createElementNS(namespaces[family] ?? '', name)),
  )
  const own = [window, Window.prototype, Document.prototype, ...classes.map(({ its }) => its.prototype)]
  const handlers = own.flatMap(propertiesOf).filter((name) => /^on[a-z]+$/.test(name))
  return {
    handlers: [...new Set([...handlers, 'onfocusin', 'onfocusout'])].sort(),
    names: [...new Set(documentNames)].sort(),
    unmade: classes.flatMap(({ name, its }) =>
      made.some((element) => element instanceof its) ? [] : [name],
    ),
  }
}

const namespaces: Readonly<Record<string, string>> = {
  html: 'http://www.w3.org/1999/xhtml',
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
}

function propertiesOf(object: object): string[] {
  const next: object | null = Object.getPrototypeOf(object)
  return [...Object.getOwnPropertyNames(object), ...(next ? propertiesOf(next) : [])]
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
  // A frame of the post's own finds the top page's; its own document's are these.
  Object.assign(next.contentWindow, { __pwn: globalThis.__pwn, ...numberedPwns() })
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
    survivors: [
      ...elements.flatMap((element) => [...wrongElement(element), ...wrongAttributes(element)]),
      ...standIns(frame, place),
    ],
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

/** What the document has of its own and takes from the post all the same. */
function standIns(frame: Document, place: HTMLElement): string[] {
  const own = new Set(documentNames)
  // Where the hand rests is the post's, rightly.
  own.delete('activeElement')
  return [...own].flatMap((name) => {
    const value: unknown = Reflect.get(frame, name)
    const isOfPost =
      value instanceof Object && 'nodeType' in value && place.contains(value as unknown as Node)
    return isOfPost ? [`document.${name}`] : []
  })
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
    'math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace',
    'msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover',
  ]
    .join(' ')
    .split(' '),
)

const ownAttributes = new Set(
  'data-line data-to data-target data-marked data-added data-removed data-numbers data-number data-words data-note'.split(
    ' ',
  ),
)

function wrongAttributes(element: Element): string[] {
  // A form's field can stand in for its `attributes`.
  return Element.prototype.getAttributeNames.call(element).flatMap((name) => {
    const value = Element.prototype.getAttribute.call(element, name) ?? ''
    const wrong =
      /^on/i.test(name) ||
      /^(?:srcdoc|name|target|ping|action|formaction|background|srcset|poster|autofocus|is|slot|download)$/i.test(
        name,
      ) ||
      (name === 'style' && isMoreThanLooks(element, value)) ||
      (name.startsWith('data-') && !ownAttributes.has(name)) ||
      (name !== 'data-target' && isRunning(element, name, value))
    return wrong ? [`${element.localName} ${name}="${value}"`] : []
  })
}

/** As the browser has read it: what fetches, takes the element out of the page's flow, or moves it. */
function isMoreThanLooks(element: Element, value: string): boolean {
  if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return true
  if (/url|image|paint|element|attr|var|env|expression|@|\\/i.test(value)) return true
  const { style } = element as HTMLElement
  const taken = 'position transform translate animation transition content inset z-index cursor'.split(' ')
  return (
    taken.some((name) => style.getPropertyValue(name) !== '') || /margin[^;]*-\s*[\d.(]/.test(style.cssText)
  )
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

/** Every event that the element has a handler for; all others do nothing, as no script has put any. */
function touch(element: Element): void {
  for (const name of Element.prototype.getAttributeNames.call(element)) {
    const type = name.slice(2).toLowerCase()
    if (/^on/i.test(name) && type !== 'click') {
      EventTarget.prototype.dispatchEvent.call(element, new Event(type))
    }
  }
}

/** Last of all, as it may lead the page away; a link that only leads somewhere is the pane's own listener's business. */
function click(element: Element): void {
  const leads = /^(?:https?|ftp|mailto|tel|callto|sms|cid|xmpp|matrix):$/
  if (element.localName === 'a' && hrefsOf(element).every(({ protocol }) => leads.test(protocol))) return
  const event = new MouseEvent('click', { bubbles: false, cancelable: true })
  EventTarget.prototype.dispatchEvent.call(element, event)
}

function hrefsOf(link: Element): URL[] {
  return ['href', 'xlink:href'].flatMap((name) => {
    const href = Element.prototype.getAttribute.call(link, name) ?? ''
    return URL.canParse(href, document.baseURI) ? [new URL(href, document.baseURI)] : []
  })
}
