// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CodeLine } from '../../../renderer/code/code-contract.ts'
import { previewCode } from '../../../renderer/preview/preview-code.ts'

const token = fc.tuple(
  fc.constantFrom('a', 'bc', ' ', 'let', '()'),
  fc.constantFrom('plain', 'keyword', 'string'),
)
const codeLines = fc.array(fc.array(token, { maxLength: 5 }), { minLength: 1, maxLength: 4 })
const gapsAndLengths = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 5 })), {
  maxLength: 5,
})

it('law: the characters that are told are marked, no others, and the text stays', () => {
  fc.assert(
    fc.property(codeLines, gapsAndLengths, (lines, marks) => {
      const text = `${lines.map((line) => line.map(([piece]) => piece).join('')).join('\n')}\n`
      const words: string[] = []
      const told = new Set<number>()
      let at = 0
      for (const [gap, length] of marks) {
        const [from, to] = [at + gap, at + gap + length]
        words.push(`added ${from}-${to}`)
        // A line break shows no mark.
        for (let nth = from; nth < Math.min(to, text.length); nth++) if (text[nth] !== '\n') told.add(nth)
        at = to
      }
      const block = document.createElement('div')
      block.innerHTML = `<pre><code class="language-js" data-words="${words.join(',')}"></code></pre>`
      const code = block.querySelector('code') as Element
      code.textContent = text
      const known = { lines: [...lines, []] as CodeLine[], isExact: true }
      previewCode({ known: () => known, read: async () => null, stop: () => undefined }).dress(block)
      expect(code.textContent).toBe(text)
      const marked = new Set<number>()
      let position = 0
      const walk = (node: Node, isMarked: boolean) => {
        if (node.nodeType === 3) {
          for (const _ of node.textContent ?? '') {
            if (isMarked) marked.add(position)
            position++
          }
        }
        for (const child of node.childNodes) {
          walk(child, isMarked || (child instanceof Element && child.classList.contains('word')))
        }
      }
      walk(code, false)
      expect([...marked]).toEqual([...told])
    }),
    { numRuns: 500 },
  )
})
