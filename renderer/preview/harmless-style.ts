// The styles that an author gives to an element of a post, as far as they only say how its words and boxes look: what
// fetches, what takes it out of the flow of the page, and what moves stays out. No backslash, quote or comment is let
// through, so what is read here is what the browser reads.

const looks = new Set(
  `color background-color opacity text-align text-align-last text-indent text-decoration text-decoration-line
  text-decoration-color text-decoration-style text-decoration-thickness text-underline-offset text-transform
  text-wrap text-shadow line-height letter-spacing word-spacing word-break overflow-wrap hyphens white-space tab-size
  vertical-align direction unicode-bidi font-family font-size font-style font-weight font-variant font-stretch
  width min-width max-width height min-height max-height aspect-ratio object-fit object-position box-sizing
  margin margin-top margin-right margin-bottom margin-left margin-inline margin-inline-start margin-inline-end
  margin-block margin-block-start margin-block-end padding padding-top padding-right padding-bottom padding-left
  padding-inline padding-inline-start padding-inline-end padding-block padding-block-start padding-block-end
  border border-top border-right border-bottom border-left border-inline border-block border-inline-start
  border-inline-end border-block-start border-block-end border-width border-style border-color border-radius
  border-collapse border-spacing box-shadow display float clear overflow overflow-x overflow-y
  flex flex-grow flex-shrink flex-basis flex-direction flex-wrap flex-flow order gap row-gap column-gap
  justify-content justify-items justify-self align-content align-items align-self place-content place-items place-self
  grid-template-columns grid-template-rows grid-column grid-row grid-auto-flow columns column-count column-width
  column-rule zoom list-style-type list-style-position caption-side table-layout empty-cells break-inside break-before
  break-after`.split(/\s+/),
)

/** `background: #ddd` is how most write it. */
const otherNames: Readonly<Record<string, string>> = {
  background: 'background-color',
  'list-style': 'list-style-type',
}
const functions = new Set(
  'rgb rgba hsl hsla hwb lab lch oklab oklch calc min max clamp repeat minmax fit-content'.split(' '),
)

/** As an attribute's text; empty where nothing is left. */
export function harmlessStyle(style: string): string {
  return style.split(';').map(harmlessDeclaration).filter(Boolean).join('; ')
}

function harmlessDeclaration(declaration: string): string {
  const [, written = '', value = ''] =
    /^\s*([a-z-]+)\s*:\s*([\w\s#%.,+*/()-]{1,200}?)\s*(?:!\s*important\s*)?$/i.exec(declaration) ?? []
  const name = otherNames[written.toLowerCase()] ?? written.toLowerCase()
  if (!looks.has(name) || value.includes('/*') || !isBalanced(value)) return ''
  const called = [...value.matchAll(/([\w-]*)\(/g)].map(([, of = '']) => of.toLowerCase())
  if (called.some((of) => of !== '' && !functions.has(of))) return ''
  // What is pulled over its neighbours could stand in for them.
  if (name.startsWith('margin') && /-\s*[\d.(]/.test(value)) return ''
  return `${name}: ${value}`
}

function isBalanced(value: string): boolean {
  let depth = 0
  for (const sign of value) {
    if (sign === '(') depth++
    else if (sign === ')' && --depth < 0) return false
  }
  return depth === 0
}
