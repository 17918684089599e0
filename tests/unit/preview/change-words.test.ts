// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeWords } from '../../../renderer/preview/change-words.ts'

/** As markdown-it writes text: its signs as entities. */
const words = fc
  .array(fc.constantFrom('a', 'sea', ' ', '\n', '“', '&amp;', '&lt;', '&gt;', '&quot;', '&amp;amp;'), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join(''))
const { tree } = fc.letrec<{ tree: string; piece: string }>((tie) => ({
  tree: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small' },
    words,
    fc
      .tuple(fc.constantFrom('ul', 'li', 'p', 'em', 'td'), words, tie('tree'))
      .map(([tag, title, inner]) => `<${tag} title="${title}">${inner}</${tag}>`),
  ),
}))
/** One of the texts of the HTML with other words in its place, which may make it two. */
const edit = fc.record({
  html: tree,
  at: fc.nat(),
  from: fc.nat(),
  take: fc.nat(3),
  put: fc.oneof(words, tree),
})

describe('changing the words of one text', () => {
  it('law: shows the new HTML then, and what it showed before where it declines', () => {
    const done = { changed: 0, declined: 0 }
    fc.assert(
      fc.property(edit, ({ html, at, from, take, put }) => {
        const after = edited(html, at, from, take, put)
        const shown = elementOf(html)
        const isChanged = changeWords(shown, html, after)
        done[isChanged ? 'changed' : 'declined']++
        expect(shown.isEqualNode(elementOf(isChanged ? after : html))).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(done.changed).toBeGreaterThan(300)
    expect(done.declined).toBeGreaterThan(300)
  })

  it('law: so it is where a heading has another id of its new words', () => {
    let changed = 0
    fc.assert(
      fc.property(edit, words, words, ({ html, at, from, take, put }, was, is) => {
        const before = `<h2 id="${was}" data-line="0">${html}</h2>`
        const after = edited(before, at, from, take, put).replace(` id="${was}"`, () => ` id="${is}"`)
        const shown = elementOf(before)
        const isChanged = changeWords(shown, before, after)
        if (isChanged && was !== is) changed++
        expect(shown.isEqualNode(elementOf(isChanged ? after : before))).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(changed).toBeGreaterThan(200)
  })

  it.each([
    ['the beginning', '<p>sea</p>', '<p>the sea</p>'],
    ['the end', '<p>sea</p>', '<p>seas</p>'],
    ['between marks', '<p>the <em>sea</em> and</p>', '<p>the <em>see</em> and</p>'],
    ['signs', '<p>a &amp; b</p>', '<p>a &amp; &lt;b</p>'],
  ])('tells the node that is there: %s', (_place, before, after) => {
    const shown = elementOf(before)
    const nodes = textsOf(shown)
    expect(changeWords(shown, before, after)).toBe(true)
    expect(textsOf(shown)).toEqual(nodes)
    expect(shown.isEqualNode(elementOf(after))).toBe(true)
  })

  it.each([
    ['a tag comes', '<p>the sea</p>', '<p>the <em>sea</em></p>'],
    ['an attribute changes', '<p title="sea">a</p>', '<p title="seas">a</p>'],
    ['all words go', '<p>sea</p>', '<p></p>'],
    ['the first words come', '<p></p>', '<p>sea</p>'],
    [
      'the same words stand twice',
      '<p>sea <em>a</em> or <em>a</em></p>',
      '<p>sea <em>ab</em> or <em>a</em></p>',
    ],
    ['two texts change', '<p>a<em>b</em></p>', '<p>c<em>d</em></p>'],
    ['code', '<pre><code>sea</code></pre>', '<pre><code>seas</code></pre>'],
  ])('declines where %s', (_case, before, after) => {
    const shown = elementOf(before)
    expect(changeWords(shown, before, after)).toBe(false)
    expect(shown.isEqualNode(elementOf(before))).toBe(true)
  })

  it('declines where the page shows more than the HTML says', () => {
    const shown = elementOf('<p>sea</p><p>sea</p>')
    expect(changeWords(shown, '<p>sea</p><hr>', '<p>seas</p><hr>')).toBe(false)
    shown.innerHTML = '<p>a picture</p>'
    expect(changeWords(shown, '<p>sea</p>', '<p>seas</p>')).toBe(false)
  })
})

/** Signs that are written as entities stay whole. */
function edited(html: string, at: number, from: number, take: number, put: string): string {
  const texts = [...html.matchAll(/(?<=>)[^<>]+(?=<)/g)]
  const text = texts[at % Math.max(1, texts.length)]
  if (!text) return put
  const signs = text[0].match(/&\w+;|[^&]/g) ?? []
  const changed = signs.toSpliced(from % (signs.length + 1), take, put).join('')
  return html.slice(0, text.index) + changed + html.slice(text.index + text[0].length)
}

function elementOf(html: string): Element {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

function textsOf(element: Element): Node[] {
  return [...element.querySelectorAll('*')].flatMap((inner) =>
    [...inner.childNodes].filter((node) => node.nodeType === 3),
  )
}
