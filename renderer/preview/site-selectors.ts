// A site's selectors were written for pages on which a post's parts stand beside each other. In the preview each stands
// in a block of its own, and blocks in runs: what a selector says of children and of what follows each other is said
// again for them. What is added weighs nothing, so that rules win over each other as they do on the site's pages.

/** Marks a block of the front matter alone, which a site shows above its posts. */
export const OF_FIELDS = 'of-fields'
/** What lies between a post and its parts. */
const BETWEEN = '.run > .block'

type Combinator = '>' | '+' | '~' | ' '
type Step = { readonly combinator: Combinator; readonly compound: string }

/**
 * The selector as it is meant in the preview: a list of those of a rule, as the browser writes them. `isPost` tells
 * whether a selector means the element that holds the post.
 */
export function selectorInBlocks(list: string, isPost: (selector: string) => boolean): string {
  const groups: string[] = []
  const outer = withoutGroups(list, groups)
  const said = splitAt(outer, ',')
    .flatMap((selector) => {
      const steps = stepsOf(atTheEdges(selector.trim())).map(pastWrappers)
      return [steps, ...follower(steps)]
    })
    .flatMap((steps) => [written(steps), ...seeThrough(steps, isPost)])
    .join(', ')
  return said.replace(standIns, (_, nth) => selectorInBlocks(groups[Number(nth)] ?? '', isPost))
}

/** A letter that no site's selector holds, and a number. */
const standIns = /\uE000(\d+)/g

/** With stand-ins for what is in brackets behind `:where`: selectors of their own, which weigh nothing. They go to `groups`. */
function withoutGroups(list: string, groups: string[]): string {
  const begin = list.indexOf(':where(')
  if (begin === -1) return list
  const from = begin + ':where('.length
  const to = from + (splitAt(list.slice(from), ')')[0]?.length ?? 0)
  groups.push(list.slice(from, to))
  return `${list.slice(0, from)}\uE000${groups.length - 1}${withoutGroups(list.slice(to), groups)}`
}

/** `.content > p` means what stands in a block of the preview, too. */
function seeThrough(steps: readonly Step[], isPost: (selector: string) => boolean): string[] {
  return steps.flatMap(({ combinator }, at) => {
    if (combinator !== '>' || at === 0) return []
    const parent = written(steps.slice(0, at))
    return isPost(parent) ? [`${parent} > ${BETWEEN} ${written(steps.slice(at))}`] : []
  })
}

/** `h2 + p`, where one block ends with the one and the next begins with the other; nothing for what is no such pair. */
function follower(steps: readonly Step[]): Step[][] {
  const places = steps.flatMap(({ combinator }, at) => (combinator === '+' || combinator === '~' ? [at] : []))
  const [at] = places
  const [before, after] = [steps[(at ?? 0) - 1], steps[at ?? 0]]
  // Of three that follow each other, too little is known of the first. And to look for what a page has around its posts
  // (`.button + .button`) would be felt in each key.
  if (at === undefined || places.length > 1 || !isOfText(before) || !isOfText(after)) return []
  const of = before.compound
  const place = after.combinator === '+' ? rightBehind(of) : behind(of)
  // What the first of them weighs, without a say in what it is.
  const weight = of === '*' ? '' : `:is(${of}, *)`
  const [, own = '', pseudo = ''] = /^(?:\*(?=.))?(.*?)(::.*)?$/.exec(after.compound) ?? []
  const compound = `${own}:where(${place})${weight}${pseudo}`
  return [[...steps.slice(0, at - 1), { combinator: before.combinator, compound }, ...steps.slice(at + 1)]]
}

/** `.content > div` means no run, and `*` no block. */
function pastWrappers({ combinator, compound }: Step): Step {
  const [, type = '', pseudo = ''] = /^(\*|div)?(?![\w.#[-])((?::.*)?)$/.exec(compound) ?? []
  const isWide = compound !== '' && type + pseudo === compound
  return isWide
    ? { combinator, compound: `${type}:not(:where(.run, .block))${pseudo}` }
    : { combinator, compound }
}

const isOfText = (step: Step | undefined): step is Step => step !== undefined && /^[*a-z]/.test(step.compound)

const part = `.block:not(.${OF_FIELDS})`
const first = `.block:not(:first-child, .${OF_FIELDS} + *) > *, .run:not(:first-child) > .block > *`
const last = '.block:not(:last-child) > *, .run:not(:last-child) > .block > *'

/** What is alone in its block is not the first and the last of its post. */
function atTheEdges(selector: string): string {
  return selector
    .replace(/:only-child(?![\w-])/g, ':first-child:last-child')
    .replace(/:first-child(?![\w-])/g, `:first-child:not(:where(${first}))`)
    .replace(/:last-child(?![\w-])/g, `:last-child:not(:where(${last}))`)
    .replace(/(?<![\w.#:[-])([a-z][a-z\d]*):first-of-type(?![\w-])/g, `$&:not(:where(${behind('$1')}))`)
}

const behind = (compound: string) =>
  `${part}:has(> ${compound}) ~ .block > *, .run:has(> ${part} > ${compound}) ~ .run > .block > *`

const rightBehind = (compound: string) =>
  `${part}:has(> ${compound}:last-child) + .block > :first-child, .run:has(> ${part}:last-child > ${compound}:last-child) + .run > .block:first-child > :first-child`

function stepsOf(selector: string): Step[] {
  const steps: Step[] = []
  for (const part of splitAt(selector, ' ')) {
    const last = steps.at(-1)
    if (part === '>' || part === '+' || part === '~') steps.push({ combinator: part, compound: '' })
    else if (last?.compound === '') steps[steps.length - 1] = { ...last, compound: part }
    else if (part !== '') steps.push({ combinator: ' ', compound: part })
  }
  return steps
}

function written(steps: readonly Step[]): string {
  return steps
    .map(({ combinator, compound }) => (combinator === ' ' ? compound : `${combinator} ${compound}`))
    .join(' ')
}

/** Where `sign` stands outside of brackets and quotes; one that closes a bracket, where none is open. */
function splitAt(text: string, sign: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const here = text[at] ?? ''
    if (here === '\\') at++
    else if (quote !== '') quote = here === quote ? '' : quote
    else if (here === '"' || here === "'") quote = here
    else if (here === sign && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    } else if (here === '(' || here === '[') depth++
    else if (here === ')' || here === ']') depth--
  }
  return [...parts, text.slice(from)]
}
