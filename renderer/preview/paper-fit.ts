// Formulas on paper, where nothing can be scrolled: one that is wider than a sheet would be cut, and the browser would
// make the whole post small for it. It is set as much smaller as it needs.

/** Of a sheet of A4 or Letter between usual margins, in CSS pixels. */
const SHEET_PX = 640
/** Read by the sheets of the frame. */
const NAME = '--on-paper'

/** Tells each formula of `post` that stands by itself how large it is on paper. */
export function fitFormulas(post: HTMLElement): void {
  const zoom = Number.parseFloat(getComputedStyle(post.ownerDocument.documentElement).zoom) || 1
  // All are measured before one is changed.
  const scaled = displayed(post).map((formula) => {
    const widths = partsOf(formula).map((part) => part.getBoundingClientRect().width / zoom)
    return { formula, scale: SHEET_PX / widths.reduce((sum, width) => sum + width, 0) }
  })
  for (const { formula, scale } of scaled) if (scale < 1) formula.style.setProperty(NAME, scale.toFixed(3))
}

export function unfitFormulas(post: HTMLElement): void {
  for (const formula of displayed(post)) formula.removeAttribute('style')
}

/** Beside each other; with a number at the edge the formula is a table as wide as the page. */
function partsOf(formula: Element): readonly Element[] {
  const numbered = formula.querySelectorAll(':scope > mtable[width="100%"] > mtr:first-child > mtd > *')
  return numbered.length > 0 ? [...numbered] : [...formula.children]
}

function displayed(post: HTMLElement): readonly MathMLElement[] {
  return [...post.querySelectorAll<MathMLElement>('.math math[display="block"]')]
}
