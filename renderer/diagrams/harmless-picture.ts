// What comes from the frame is a stranger's: it is parsed, and nothing stays in it that runs, links or fetches.

export type Diagram =
  /** An SVG document that stands for itself; its size in CSS pixels. */
  | { readonly kind: 'picture'; readonly svg: string; readonly width: number; readonly height: number }
  /** What is wrong, in one line. */
  | { readonly kind: 'error'; readonly message: string }

const SVG = 'http://www.w3.org/2000/svg'
/** A side that no page can show is a mistake or an attack on memory. */
const LONGEST_SIDE = 100_000

/** What draws, and nothing that runs, links, moves or brings HTML in. */
const drawing = new Set(
  [
    'svg g defs symbol use marker clipPath mask pattern switch title desc style',
    'path rect circle ellipse line polyline polygon text tspan textPath image',
    'linearGradient radialGradient stop filter feDropShadow feGaussianBlur feOffset feFlood feComposite feBlend',
    'feMerge feMergeNode feColorMatrix feMorphology',
  ]
    .join(' ')
    .split(' '),
)

/** `svg` as a picture with its own size; an error where it is no whole SVG document or has no size. */
export function harmlessPicture(svg: string): Diagram {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
  const root = parsed.documentElement
  const isWhole = parsed.getElementsByTagName('parsererror').length === 0
  if (!isWhole || root.namespaceURI !== SVG || root.localName !== 'svg') {
    return { kind: 'error', message: 'The diagram could not be read.' }
  }
  const size = sizeOf(root)
  if (size === null) return { kind: 'error', message: 'The diagram has no size.' }
  for (const node of nodesOf(root)) clean(node)
  root.setAttribute('width', String(size.width))
  root.setAttribute('height', String(size.height))
  return { kind: 'picture', svg: new XMLSerializer().serializeToString(root), ...size }
}

function sizeOf(root: Element): { readonly width: number; readonly height: number } | null {
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const isSide = (side: number) => side > 0 && side <= LONGEST_SIDE
  return isSide(width) && isSide(height) ? { width, height } : null
}

/** All nodes, since a comment and an instruction are nodes too; a list, since they go while we walk. */
function nodesOf(root: Element): readonly Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ALL)
  const nodes: Node[] = [root]
  while (walker.nextNode()) nodes.push(walker.currentNode)
  return nodes
}

function clean(node: Node): void {
  if (!(node instanceof Element)) {
    if (!(node instanceof Text)) node.parentNode?.removeChild(node)
    return
  }
  if (node.namespaceURI === SVG && node.localName === 'a') {
    node.replaceWith(...node.childNodes)
    return
  }
  if (node.namespaceURI !== SVG || !drawing.has(node.localName)) {
    node.remove()
    return
  }
  for (const { name, value } of [...node.attributes]) {
    if (!isHarmless(node.localName, name, value)) node.removeAttribute(name)
  }
  if (node.localName === 'style') node.textContent = harmlessRules(node.textContent ?? '')
}

function isHarmless(element: string, name: string, value: string): boolean {
  if (/^on/i.test(name) || name === 'xml:base') return false
  if (/(?:^|:)href$|^src$/i.test(name)) {
    return value.startsWith('#') || (element === 'image' && /^data:image\/(?:png|jpeg|gif|webp);/.test(value))
  }
  return !reachesOut(value)
}

/** The browser reads the rules, so that nothing hides in how they are written; `@import` is dropped as it reads. */
function harmlessRules(css: string): string {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return [...sheet.cssRules]
    .map((rule) => rule.cssText)
    .filter((rule) => !reachesOut(rule))
    .join('\n')
}

/** Whether a value or a rule names anything but a part of its own document. */
function reachesOut(css: string): boolean {
  const unescaped = css
    .replace(/\\([\da-f]{1,6})\s?/gi, (_whole, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/\\/g, '')
  return /@import|@namespace|image-set\(|(?:url|src)\((?!\s*["']?#)/i.test(unescaped)
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
