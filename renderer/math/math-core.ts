// KaTeX writes MathML 3; browsers lay out MathML Core, which leaves letters to Unicode, tables to style sheets and the
// space around functions to whoever writes it. Source: https://www.w3.org/TR/mathml-core/
import { withColumns } from './math-columns.ts'
import { mathLetters } from './math-letters.ts'
import { markupOf, type Part, type Tag, tag, tagsOf, textOf } from './math-tags.ts'

/** Invisible; stands behind the name of a function. */
const APPLY = '\u2061'
const PRIMES = /^′+$/
/** As many as its place says, and one more. */
const primes = ['′', '″', '‴', '⁗'] as const
/** TeX's thin space, a sixth of an em. */
const thinSpace = tag('mspace', { width: '0.1667em' })
/** Whose parts stand beside each other; of any other each part has its place. */
const rows = new Set(['', 'math', 'mrow', 'mstyle', 'mtd', 'mpadded', 'mphantom', 'menclose', 'msqrt'])
const scripts = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'])

/** `markup` as MathML Core; well-formed, as KaTeX writes it. */
export function mathCore(markup: string): string {
  return markupOf(inCore(tag('', {}, tagsOf(markup))).children)
}

function inCore(part: Tag): Tag {
  const parts = part.children.map((child) => (typeof child === 'string' ? child : inCore(child)))
  const changed = { ...part, children: rows.has(part.name) ? spaced(parts) : parts }
  if (part.name === 'mtable') return withColumns(changed)
  return withRaisedPrimes(part.attributes.has('mathvariant') ? inLetters(changed) : changed)
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
function withRaisedPrimes(script: Tag): Tag {
  const raised = script.children.at(-1)
  if (!/^msu(?:bsu)?p$/.test(script.name) || raised === undefined) return script
  const written = textOf(raised)
  if (!PRIMES.test(written)) return script
  const below = script.children.slice(0, -1)
  const prime = tag('mo', { lspace: '0em', rspace: '0em' }, [primes[written.length - 1] ?? written])
  return tag('mrow', {}, [...(script.name === 'msubsup' ? [tag('msub', {}, below)] : below), prime])
}

/** With the space that TeX has between a function and its neighbours, and `:=` as the one sign that it is. */
function spaced(parts: readonly Part[]): Part[] {
  const row: Part[] = []
  for (const [at, part] of parts.entries()) {
    const last = row.at(-1)
    if (isSign(part, '=') && isSign(last, ':')) {
      row.splice(-1, 1, tag('mo', {}, ['≔']))
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
const isClosing = (part: Part) => /^[)\]}⟩|]$/.test(textOf(part))
const isSign = (part: Part | undefined, sign: string): boolean =>
  typeof part === 'object' && part.name === 'mo' && textOf(part) === sign
