// A site's selectors, said again for the preview: they mean the same parts of a post in its blocks as on the site's pages.
import { type Browser, chromium, type Page } from '@playwright/test'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../../build/find-browser.ts'
import { selectorInBlocks } from '../../renderer/preview/site-selectors.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: (await findBrowser()).path })
  page = await browser.newPage()
})
afterAll(() => browser.close())

const tags = ['p', 'h2', 'ul', 'div'] as const
/** A part of a post, and whether a run begins with it. */
const part = fc.record({ tag: fc.constantFrom(...tags), beginsRun: fc.boolean() })
const post = fc.array(part, { minLength: 1, maxLength: 8 })
const edge = fc.constantFrom(
  ...[
    '',
    '',
    '',
    ':first-child',
    ':last-child',
    ':only-child',
    ':not(:first-child)',
    ':not(:last-child)',
    '.x',
  ],
)
const compound = fc.tuple(fc.constantFrom('*', ...tags), edge).map((both) => both.join(''))
const chain = fc.oneof(
  compound,
  fc.constantFrom(...tags).map((tag) => `${tag}:first-of-type`),
  fc.tuple(compound, fc.constantFrom(' + ', ' ~ '), compound).map((all) => all.join('')),
  fc
    .tuple(compound, fc.constantFrom(' > ', ' '), fc.constantFrom('em', 'em:first-child', 'b + em'))
    .map((all) => all.join('')),
)
const selector = fc
  .tuple(fc.constantFrom('', '.markdown-body ', '.markdown-body > ', 'body > .markdown-body > '), chain)
  .map((both) => both.join(''))
const grouped = fc.oneof(
  { weight: 3, arbitrary: selector },
  fc
    .tuple(
      fc.constantFrom('', '.markdown-body ', 'main '),
      fc.array(selector, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('', ':not(:where(.x *))', ':not(:where(h2 + *))'),
    )
    .map(([before, within, behind]) => `${before}:where(${within.join(', ')})${behind}`),
)
const list = fc.array(grouped, { minLength: 1, maxLength: 3 }).map((some) => some.join(', '))

type Case = {
  readonly parts: readonly { tag: string; beginsRun: boolean }[]
  /** The preview shows what the front matter says above the post, in a block of its own. */
  readonly hasFields: boolean
  readonly asked: string
  readonly said: string
}

/** What both selectors find: on a page of the site, and in the preview; in a browser. */
function found({ parts, hasFields, asked, said }: Case): [string[], string[]] {
  const elements = parts.map(({ tag }, at) => {
    const element = document.createElement(tag)
    element.className = at % 2 === 0 ? 'x' : 'y'
    element.innerHTML = '<b>b</b><em>one</em><em>two</em>'
    for (const [nth, one] of [element, ...element.children].entries())
      one.setAttribute('data-n', `${at}.${nth}`)
    return element
  })
  const numbers = (selected: string) =>
    [...document.querySelectorAll(selected)].flatMap((element) => element.getAttribute('data-n') ?? [])
  document.body.innerHTML = '<main class="markdown-body"></main>'
  const main = document.querySelector('main') as HTMLElement
  main.append(...elements)
  const onThePage = numbers(asked)
  main.innerHTML = hasFields
    ? '<div class="run"><div class="block of-fields"><h1>A title</h1><div>2026</div></div></div>'
    : ''
  for (const [at, element] of elements.entries()) {
    if (main.childElementCount === 0 || (at > 0 && parts[at]?.beginsRun))
      main.append(Object.assign(document.createElement('div'), { className: 'run' }))
    const block = Object.assign(document.createElement('div'), { className: 'block' })
    block.append(element)
    main.lastElementChild?.append(block)
  }
  return [onThePage, numbers(said)]
}

const isPost = (one: string) => one === '.markdown-body' || one === 'body > .markdown-body'

it('mean the same parts in blocks as on the page', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(post, fc.boolean(), list, async (parts, hasFields, asked) => {
      const said = selectorInBlocks(asked, isPost)
      const [onThePage, inBlocks] = await page.evaluate(found, { parts, hasFields, asked, said })
      expect(inBlocks, said).toEqual(onThePage)
    }),
    { numRuns: 1500 },
  )
})

it.each([
  ['.a, .b > p', '.a, .b > p'],
  ['a[title=", > +"] b', 'a[title=", > +"] b'],
  ['.button + .button', '.button + .button'],
])('leaves %s as it is', (asked, said) => {
  expect(selectorInBlocks(asked, isPost)).toBe(said)
})

it('weigh what they weighed', async () => {
  const colorBeside = async (rule: string) => {
    const said = selectorInBlocks('h2 + p', isPost)
    await page.setContent(
      `<style>${said} { color: red } ${rule} { color: blue }</style><main><div class="run"><div class="block"><h2>a</h2></div><div class="block"><p>b</p></div></div></main>`,
    )
    return page.locator('p').evaluate((element) => getComputedStyle(element).color)
  }
  expect(await colorBeside('p')).toBe('rgb(255, 0, 0)')
  expect(await colorBeside('main p')).toBe('rgb(0, 0, 255)')
})
