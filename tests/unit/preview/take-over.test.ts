// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeOver } from '../../../renderer/preview/take-over.ts'

const words = fc.constantFrom('one', 'two', 'three', '')
const { tree } = fc.letrec<{ tree: string; piece: string }>((tie) => ({
  tree: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small' },
    words,
    fc
      .tuple(fc.constantFrom('ul', 'li', 'div', 'p', 'em', 'pre', 'code'), words, tie('tree'))
      .map(([tag, name, inner]) => `<${tag} class="${name}">${inner}</${tag}>`),
  ),
}))

describe('taking over what another element shows', () => {
  it('law: afterwards the two show the same', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const [shown, next] = [elementOf(before), elementOf(after)]
        const wanted = next.cloneNode(true)
        takeOver(shown, next)
        expect(shown.isEqualNode(wanted)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves the items of a list alone that did not change', () => {
    const shown = elementOf('<ul><li>one</li><li>two</li><li>three</li></ul>')
    const items = [...shown.querySelectorAll('li')]
    takeOver(shown, elementOf('<ul><li>one</li><li>two, too</li><li>three</li></ul>'))
    expect([...shown.querySelectorAll('li')]).toEqual(items)
    expect(shown.textContent).toBe('onetwo, toothree')
  })

  it('tells which elements stay with other children', () => {
    const shown = elementOf('<pre><code>one</code></pre>')
    const stayed: string[] = []
    takeOver(shown, elementOf('<pre><code>two</code></pre>'), {
      onKept: (element) => stayed.push(element.nodeName),
    })
    expect(stayed).toEqual(['CODE', 'PRE'])
  })
})

function elementOf(html: string): Element {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}
