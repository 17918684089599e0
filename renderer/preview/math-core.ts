// KaTeX writes MathML 3; browsers lay out MathML Core, which leaves letters to Unicode, tables to style sheets and the
// space around functions to whoever writes it. Source: https://www.w3.org/TR/mathml-core/
import { mathLetters } from './math-letters.ts'

type Part = string | Tag
type Tag = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Part[]
}

/** Invisible; stands behind the name of a function. */
const APPLY = '\u2061'
const PRIMES = /^′+$/
/** As many as its place says, and one more. */
const primes = ['′', '″', '‴', '⁗'] as const
/** TeX's thin space, a sixth of an em. */
const thinSpace: Tag = { name: 'mspace', attributes: new Map([['width', '0.1667em']]), children: [] }
/** Whose parts stand beside each other; of any other each part has its place. */
const rows = new Set(['', 'math', 'mrow', 'mstyle', 'mtd', 'mpadded', 'mphantom', 'menclose', 'msqrt'])
const scripts = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'])

/** `markup` as MathML Core; well-formed, as KaTeX writes it. */
export function mathCore(markup: string): string {
  return written(inCore({ name: '', attributes: new Map(), children: read(markup) }).children)
}

function inCore(tag: Tag): Tag {
  const parts = tag.children.map((part) => (typeof part === 'string' ? part : inCore(part)))
  const changed = { ...tag, children: rows.has(tag.name) ? spaced(parts) : parts }
  if (tag.name === 'mtable') return withColumns(changed)
  return withRaisedPrimes(tag.attributes.has('mathvariant') ? inLetters(changed) : changed)
}

function inLetters({ name, attributes, children }: Tag): Tag {
  const variant = attributes.get('mathvariant') ?? ''
  if (variant === 'normal') return { name, attributes, children }
  const others = new Map([...attributes].filter(([key]) => key !== 'mathvariant'))
  const letters = children.map((part) => (typeof part === 'string' ? lettersOf(part, variant) : part))
  return { name, attributes: others, children: letters }
}

/** `<` and the like are written in letters that are none. */
function lettersOf(text: string, variant: string): string {
  return text.replace(/&[^;]+;|[^&]+/g, (part) => (part.startsWith('&') ? part : mathLetters(part, variant)))
}

/** A prime is high and small by itself: in the place of an exponent it would be so twice. */
function withRaisedPrimes(tag: Tag): Tag {
  const [base, ...rest] = tag.children
  const raised = rest.at(-1)
  if (!/^msu(?:bsu)?p$/.test(tag.name) || base === undefined || raised === undefined) return tag
  if (!PRIMES.test(textOf(raised))) return tag
  const below =
    tag.name === 'msubsup' ? [{ ...tag, name: 'msub', children: tag.children.slice(0, 2) }] : [base]
  const sign = primes[textOf(raised).length - 1] ?? textOf(raised)
  const prime = {
    name: 'mo',
    attributes: new Map(Object.entries({ lspace: '0em', rspace: '0em' })),
    children: [sign],
  }
  return { name: 'mrow', attributes: new Map(), children: [...below, prime] }
}

/** With the space that TeX has between a function and its neighbours, and `:=` as the one sign that it is. */
function spaced(parts: readonly Part[]): Part[] {
  const row: Part[] = []
  for (const [at, part] of parts.entries()) {
    const last = row.at(-1)
    if (isSign(part, '=') && isSign(last, ':')) {
      row.splice(-1, 1, { ...(part as Tag), children: ['≔'] })
      continue
    }
    const isBehind = last !== undefined && endsFunction(last) && !isOperator(part)
    const isAhead =
      last !== undefined && beginsFunction(part, parts[at + 1]) && (!isOperator(last) || isClosing(last))
    if (isBehind || isAhead) row.push(thinSpace)
    row.push(part)
  }
  return row
}

function beginsFunction(part: Part, next: Part | undefined): boolean {
  if (typeof part === 'string') return false
  return scripts.has(part.name) ? endsFunction(part) : part.name === 'mi' && isSign(next, APPLY)
}

function endsFunction(part: Part): boolean {
  if (typeof part === 'string') return false
  if (isSign(part, APPLY)) return true
  const inner = scripts.has(part.name)
    ? part.children[0]
    : part.name === 'mrow'
      ? part.children.at(-1)
      : undefined
  return inner !== undefined && endsFunction(inner)
}

const isOperator = (part: Part) => typeof part === 'string' || part.name === 'mo' || part.name === 'mspace'
const isClosing = (part: Part) => /^[)\]}⟩|]$/.test(textOf(part)) && !isSign(part, APPLY)
const isSign = (part: Part | undefined, sign: string) =>
  typeof part === 'object' && part.name === 'mo' && textOf(part) === sign

/** Each cell says how it stands, in classes of the preview's sheet. */
function withColumns(table: Tag): Tag {
  const listed = (name: string) => (table.attributes.get(name) ?? '').split(' ')
  const [aligns, spaces, lines, rowLines] = ['columnalign', 'columnspacing', 'columnlines', 'rowlines'].map(
    listed,
  )
  const styled = (row: Part, nthRow: number): Part => {
    if (typeof row === 'string') return row
    const cells = row.children.map((cell, nth): Part => {
      if (typeof cell === 'string') return cell
      const isLast = nth === row.children.length - 1
      const classes = [
        aligns?.[nth] === 'left' || aligns?.[nth] === 'right' ? `to-${aligns[nth]}` : '',
        !isLast && spaces?.[Math.min(nth, spaces.length - 1)] === '0em' ? 'close-right' : '',
        nth > 0 && spaces?.[Math.min(nth - 1, spaces.length - 1)] === '0em' ? 'close-left' : '',
        !isLast && /solid|dashed/.test(lines?.[nth] ?? '') ? 'line-right' : '',
        /solid|dashed/.test(rowLines?.[nthRow] ?? '') ? 'line-below' : '',
      ].filter(Boolean)
      if (classes.length === 0) return cell
      return { ...cell, attributes: new Map([...cell.attributes, ['class', classes.join(' ')]]) }
    })
    return { ...row, children: cells }
  }
  return { ...table, children: table.children.map(styled) }
}

function textOf(part: Part): string {
  return typeof part === 'string' ? part : part.children.map(textOf).join('')
}

function read(markup: string): Part[] {
  const root: Part[] = []
  const open: Part[][] = [root]
  for (const [part, end, name = '', attributes = '', isEmpty] of markup.matchAll(
    /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/g,
  )) {
    const into = open.at(-1) ?? root
    if (name === '') into.push(part)
    else if (end) open.pop()
    else {
      const named = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value] as const,
      )
      const tag: Tag = { name, attributes: new Map(named), children: [] }
      into.push(tag)
      if (!isEmpty) open.push(tag.children)
    }
  }
  return root
}

function written(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const attributes = [...part.attributes].map(([key, value]) => ` ${key}="${value}"`).join('')
      return `<${part.name}${attributes}>${written(part.children)}</${part.name}>`
    })
    .join('')
}
