// A post's HTML made harmless: what runs, submits, embeds, fetches or stands in for something else is taken out.
// It is the first of three layers; the frame without scripts and the policy stand behind it.
import createDOMPurify, { type Config, type DOMPurify } from 'dompurify'
import { harmlessStyle } from './harmless-style.ts'

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, mathMl: true },
  ADD_ATTR: [
    'data-line',
    'data-to',
    'data-marked',
    'data-added',
    'data-removed',
    'data-numbers',
    'data-words',
    'data-note',
  ],
  FORBID_TAGS: [
    'style',
    'form',
    'button',
    'select',
    'option',
    'textarea',
    'fieldset',
    'dialog',
    'template',
    'slot',
    'noscript',
    'map',
    'area',
    'marquee',
    'maction',
    'mglyph',
  ],
  FORBID_ATTR: [
    'name',
    'form',
    'action',
    'formaction',
    'background',
    'srcset',
    'poster',
    'xlink:href',
    'ping',
    'target',
    'download',
    'autofocus',
    'contenteditable',
    'tabindex',
    'accesskey',
    'autoplay',
    'usemap',
    'popover',
    'popovertarget',
    'slot',
    'is',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: true,
  // Ids may be any heading's ("links"); nothing in the frame looks a property up by name, and `name` is gone.
  SANITIZE_DOM: false,
}

const dataForms = {
  'data-line': /^\d{1,7}$/,
  'data-to': /^\d{1,7}$/,
  'data-marked': /^[\d,]{1,2000}$/,
  'data-added': /^[\d,]{1,2000}$/,
  'data-removed': /^[\d,]{1,2000}$/,
  'data-numbers': /^\d{1,6}$/,
  'data-words': /^(?:(?:marked|added|removed) \d{1,7}-\d{1,7}(?:,(?!$)|$)){1,400}$/,
  'data-note': /^[^\s[\]]{1,200}$/,
} as const

/** Whose addresses are looked after: the pane follows links itself, pictures and players are dressed. */
const addressed: Readonly<Record<string, readonly string[]>> = {
  href: ['A'],
  src: ['IMG', 'SOURCE', 'VIDEO', 'AUDIO', 'TRACK'],
}

/** Says which kind is returned; that the rest is set already makes the library overlook it. */
const returned = { RETURN_DOM_FRAGMENT: true } as const

export type Sanitise = (html: string) => DocumentFragment

/** A sanitiser for the documents of `view`. */
export function sanitiser(view: Window & typeof globalThis): Sanitise {
  const purify: DOMPurify = createDOMPurify(view)
  purify.addHook('beforeSanitizeAttributes', (node) => {
    if (!(node instanceof view.Element)) return
    // Old posts jump to <a name="x">.
    const anchor = node.nodeName === 'A' ? node.getAttribute('name') : null
    if (anchor && !node.id) node.id = anchor
    if (!canHaveId(node)) node.removeAttribute('id')
  })
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (!(node instanceof view.Element)) return
    if (node.nodeName === 'INPUT') {
      // Only the boxes of task lists are left; a click on one changes the source, and the box after it.
      if (node.getAttribute('type') !== 'checkbox') node.remove()
      else if (!node.classList.contains('task-list-item-checkbox')) node.setAttribute('disabled', '')
      else node.removeAttribute('disabled')
    }
    for (const [name, elements] of Object.entries(addressed)) {
      if (!elements.includes(node.nodeName)) node.removeAttribute(name)
    }
    const style = node.getAttribute('style')
    if (style !== null) {
      // What formulas say of their looks is said in other ways.
      const harmless = node instanceof view.HTMLElement ? harmlessStyle(style) : ''
      if (harmless === '') node.removeAttribute('style')
      else node.setAttribute('style', harmless)
    }
    const isData = /^\s*data:/i.test(node.getAttribute('src') ?? '')
    if (isData && node.nodeName !== 'IMG') node.removeAttribute('src')
    for (const [name, form] of Object.entries(dataForms)) {
      const value = node.getAttribute(name)
      if (value !== null && !form.test(value)) node.removeAttribute(name)
    }
  })
  // Read once: reading it takes longer than making a paragraph harmless.
  purify.setConfig(config)
  // What has no body (a frameset) gives nothing.
  return (html) => purify.sanitize(html, returned) ?? view.document.createDocumentFragment()
}

/** Elements whose id a document would take for a property of its own. */
function canHaveId(node: Element): boolean {
  return !['IMG', 'OBJECT', 'EMBED', 'IFRAME', 'FORM'].includes(node.nodeName)
}
