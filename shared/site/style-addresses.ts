// The addresses in a style sheet, with their places: what it imports, and what it shows.
import { type CssNode, generate, parse, walk } from 'css-tree'

export type StyleAddress = {
  /** The whole `@import …;`, or the whole `url(…)`. */
  readonly from: number
  readonly to: number
  readonly address: string
} & (
  | {
      readonly kind: 'import'
      /** What has to stand around the imported rules: `@media print`, `@layer base`; outermost first. */
      readonly around: readonly string[]
    }
  | { readonly kind: 'url' }
)

/** In the order of the text. Never throws: what is no CSS has no addresses. */
export function styleAddresses(css: string): readonly StyleAddress[] {
  const found: StyleAddress[] = []
  const tree = parse(css, { positions: true, parseCustomProperty: true, onParseError: () => undefined })
  walk(tree, (node: CssNode) => {
    if (!node.loc) return
    const from = node.loc.start.offset
    const to = node.loc.end.offset
    if (node.type === 'Atrule' && node.name.toLowerCase() === 'import') {
      const prelude = node.prelude ? generate(node.prelude) : ''
      found.push({ kind: 'import', from, to, ...imported(prelude) })
    } else if (node.type === 'Url' && from >= (found.at(-1)?.to ?? 0)) {
      // Else it is the address of the import around it.
      found.push({ kind: 'url', from, to, address: node.value })
    }
  })
  return found
}

/** Reads what stands behind `@import`: an address, then `layer`, `supports(…)` and a media query, all optional. */
function imported(prelude: string): { readonly address: string; readonly around: readonly string[] } {
  const form =
    /^(?:url\((?:"([^"]*)"|'([^']*)'|([^)]*))\)|"([^"]*)"|'([^']*)')\s*(layer(?:\(([^)]*)\))?)?\s*(supports\(((?:[^()]|\([^()]*\))*)\))?\s*(.*)$/s
  const [, double, single, bare, doubled, quoted, layer, name, supports, condition, media] =
    form.exec(prelude) ?? []
  const around = [
    ...(media ? [`@media ${media}`] : []),
    ...(supports ? [`@supports (${condition ?? ''})`] : []),
    ...(layer ? [`@layer ${name ?? ''}`.trimEnd()] : []),
  ]
  return { address: double ?? single ?? bare ?? doubled ?? quoted ?? '', around }
}

/** `css` with each address replaced by what `fill` makes of it; an import by rules, a `url(…)` by a value. */
export function replaceAddresses(
  css: string,
  addresses: readonly StyleAddress[],
  fill: (address: StyleAddress) => string,
): string {
  const parts: string[] = []
  let at = 0
  for (const address of addresses) {
    parts.push(css.slice(at, address.from), fill(address))
    at = address.to
  }
  parts.push(css.slice(at))
  return parts.join('')
}
