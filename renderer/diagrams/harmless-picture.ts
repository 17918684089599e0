// What comes from the frame is a stranger's: it is parsed, and nothing stays in it that runs, links or fetches.
import type { Drawn } from './diagram-contract.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** `svg` with its own size, without scripts, handlers, HTML and addresses beyond itself. */
export function harmlessPicture(svg: string): Drawn {
  // What Mermaid writes is HTML's kind of SVG: line breaks in labels are not closed.
  const parsed = new DOMParser().parseFromString(svg.replace(/<br\s*>/gi, '<br/>'), 'image/svg+xml')
  const root = parsed.documentElement
  if (root.namespaceURI !== SVG || root.localName !== 'svg') {
    return { kind: 'error', message: 'The diagram could not be read.' }
  }
  for (const element of [...root.querySelectorAll('*'), root]) {
    if (
      /^(?:script|foreignobject|image|use|a|animate|set)$/i.test(element.localName) ||
      element.namespaceURI !== SVG
    ) {
      if (element.localName === 'a') element.replaceWith(...element.childNodes)
      else if (element.localName !== 'use') element.remove()
    }
    for (const { name, value } of [...element.attributes]) {
      const isAddress = /href$/i.test(name) && !value.startsWith('#')
      if (/^on/i.test(name) || isAddress || /url\(\s*["']?(?!#)/i.test(value)) element.removeAttribute(name)
    }
    if (element.localName === 'style') {
      element.textContent = (element.textContent ?? '')
        .replace(/@import[^;]*;?/gi, '')
        .replace(/url\((?!\s*["']?#)[^)]*\)/gi, 'none')
    }
  }
  const [, , width = '600', height = '400'] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/)
  root.setAttribute('width', width)
  root.setAttribute('height', height)
  root.setAttribute('xmlns', SVG)
  return { kind: 'picture', svg: new XMLSerializer().serializeToString(root) }
}
