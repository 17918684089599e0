// A drawing that does nothing but show itself, also where it is opened as a document: no script, nothing fetched.
import type { CustomPlugin, XastChild, XastElement, XastRoot } from 'svgo/browser'
import { DeskFailure } from '../../../../shared/contract/failure.ts'
import { drawingText } from './drawing-text.ts'
import { withEntities } from './entities.ts'
import { declarations, readPrologue } from './prologue.ts'
import { safeCss } from './safe-styles.ts'

const LARGEST_BYTES = 16 * 1024 * 1024

/**
 * `bytes` itself where the drawing is safe. Else, with `scripts: 'remove'`, the drawing without what runs or fetches.
 *
 * @throws DeskFailure `image-broken` for what is no well-formed XML, `too-large`; `image-active` for entities that
 *   lead elsewhere or swell, and, with `scripts: 'refuse'`, for scripts and for what is fetched
 */
export async function safeDrawing(
  bytes: Uint8Array,
  name: string,
  scripts: 'refuse' | 'remove',
): Promise<Uint8Array> {
  if (bytes.length > LARGEST_BYTES) {
    throw new DeskFailure('too-large', { path: name, sizeBytes: bytes.length, limitBytes: LARGEST_BYTES })
  }
  const text = drawingText(bytes)
  const prologue = text === null ? null : readPrologue(text)
  if (text === null || prologue === null) throw new DeskFailure('image-broken', { name })
  const own = withEntities(text.slice(prologue.rootFrom), prologue.subset)
  if (own === null) throw new DeskFailure('image-active', { name, what: 'entities' })
  const cleaned = await clean(own, name)
  // A style sheet of the other kind (XSLT) makes scripts; declared attributes may be handlers.
  const isActive =
    cleaned.removed > 0 || prologue.instructions.length > 0 || declaresAttributes(prologue.subset)
  if (!isActive) return bytes
  if (scripts === 'refuse') throw new DeskFailure('image-active', { name, what: 'scripts' })
  return new TextEncoder().encode(cleaned.text)
}

function declaresAttributes(subset: string | null): boolean {
  return declarations(subset ?? '').some((declaration) => /^<!ATTLIST/i.test(declaration))
}

async function clean(
  text: string,
  name: string,
): Promise<{ readonly text: string; readonly removed: number }> {
  // Most sites never see a drawing, and a start need not wait for its reader.
  const { optimize } = await import('svgo/browser')
  let removed = 0
  const plugin: CustomPlugin = {
    name: 'safe-drawing',
    fn: (root) => {
      removed += cleanChildren(root)
      return null
    },
  }
  try {
    return { text: optimize(text, { plugins: [plugin] }).data, removed }
  } catch (cause) {
    throw new DeskFailure('image-broken', { name }, { cause })
  }
}

/** Runs, loads, or leads away by itself, whatever namespace its prefix stands for. */
const NEVER = new Set([
  ...['script', 'handler', 'listener', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal'],
  ...[
    'link',
    'meta',
    'base',
    'form',
    'input',
    'button',
    'textarea',
    'select',
    'audio',
    'video',
    'source',
    'track',
  ],
  ...['template', 'noscript', 'stylesheet', 'transform'],
])
const ANIMATIONS = new Set(['animate', 'set', 'animatetransform', 'animatemotion', 'animatecolor', 'discard'])
const PICTURES = new Set(['image', 'feimage', 'img'])
const LOADING = new Set([
  'href',
  'src',
  'srcset',
  'data',
  'action',
  'formaction',
  'poster',
  'background',
  'ping',
  'codebase',
])

/** The values that an animation gives. */
const ANIMATED = new Set(['to', 'from', 'by', 'values'])
/** Read as CSS, in which a value may name a file. */
const STYLED = new Set([
  ...['style', 'fill', 'stroke', 'filter', 'mask', 'clip-path', 'cursor', 'color-profile', 'mask-image'],
  ...['marker', 'marker-start', 'marker-mid', 'marker-end', ...ANIMATED],
])

/** How many things it took out. */
function cleanChildren(parent: XastRoot | XastElement): number {
  let removed = 0
  const kept: XastChild[] = []
  for (const child of parent.children) {
    if (
      child.type === 'instruction' ||
      child.type === 'doctype' ||
      (child.type === 'element' && isNever(child))
    ) {
      removed++
      continue
    }
    if (child.type === 'element') {
      removed += cleanAttributes(child) + cleanChildren(child)
    } else if (
      (child.type === 'text' || child.type === 'cdata') &&
      parent.type === 'element' &&
      local(parent.name) === 'style'
    ) {
      const safe = safeCss(child.value)
      if (safe !== child.value) removed++
      child.value = safe
    }
    kept.push(child)
  }
  parent.children = kept
  return removed
}

function isNever(element: XastElement): boolean {
  const name = local(element.name)
  if (NEVER.has(name)) return true
  const animated = local(element.attributes.attributeName ?? '')
  return ANIMATIONS.has(name) && (LOADING.has(animated) || animated.startsWith('on') || animated === 'style')
}

function cleanAttributes(element: XastElement): number {
  let removed = 0
  for (const [name, value] of Object.entries(element.attributes)) {
    if (isSafe(local(element.name), local(name), name, value)) continue
    delete element.attributes[name]
    removed++
  }
  return removed
}

function isSafe(element: string, attribute: string, whole: string, value: string): boolean {
  if (whole === 'xmlns' || whole.startsWith('xmlns:')) return true
  if (attribute.startsWith('on') || whole === 'xml:base') return false
  // Browsers ignore controls and blanks in front of and within a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a scheme is hidden behind
  const target = value.replace(/[\u0000-\u0020]+/g, '').toLowerCase()
  if (LOADING.has(attribute)) {
    if (element === 'a') return !/^(?:javascript|vbscript|data|blob|filesystem):/.test(target)
    return target === '' || target.startsWith('#') || (PICTURES.has(element) && /^data:image\//.test(target))
  }
  if (STYLED.has(attribute) && safeCss(value) !== value) return false
  return !ANIMATED.has(attribute) || !/(?:java|vb)script:/.test(target)
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase()
}
