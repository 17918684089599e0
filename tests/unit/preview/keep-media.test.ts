// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../support/move-before.ts'
import { keepMedia } from '../../../renderer/preview/keep-media.ts'
import { takeOver } from '../../../renderer/preview/take-over.ts'

function block(html: string): HTMLElement {
  const element = document.createElement('div')
  element.innerHTML = html
  document.body.append(element)
  return element
}

it('puts the old one where the same is shown, with what is said of it now', () => {
  const gone = block('<audio data-target="sea.wav" src="/1" class="wide" loop=""></audio>')
  const audio = gone.firstElementChild
  const come = block(
    '<p>Hear <audio data-target="sea.wav" src="/1?again" controls="" class="narrow"></audio></p>',
  )
  keepMedia([gone], [come])
  expect(come.querySelector('audio')).toBe(audio)
  expect(come.innerHTML).toBe(
    '<p>Hear <audio data-target="sea.wav" src="/1" class="narrow" controls=""></audio></p>',
  )
})

it('takes each once, in their order, and none for another', () => {
  const gone = block(
    '<video data-target="a"></video><video data-target="a"></video><video data-target="b"></video>',
  )
  const [first, second] = gone.children
  const come = block(
    '<video data-target="a"></video><video data-target="c"></video><video data-target="a"></video>',
  )
  const other = come.children[1]
  keepMedia([gone], [come])
  expect([...come.children]).toEqual([first, other, second])
})

it('stays in a paragraph of its own whose picture is described', () => {
  const shown = block('<p><audio data-target="a" src="/a" title=""></audio></p>')
  const audio = shown.querySelector('audio')
  const next = block('<p><audio data-target="a" src="/a" title="A heron"></audio></p>')
  const wanted = next.innerHTML
  takeOver(shown, next, { onReplaced: keepMedia })
  expect(shown.innerHTML).toBe(wanted)
  expect(shown.querySelector('audio')).toBe(audio)
})

it('law: what is taken over is shown, whatever of it is kept', () => {
  const medium = fc.record({
    target: fc.constantFrom('a', 'b'),
    title: fc.constantFrom('', 'A heron', 'Sea'),
  })
  const part = fc.oneof(
    fc.constantFrom('words ', '<em>marked</em>', '<br>'),
    medium.map(({ target, title }) => `<audio data-target="${target}" title="${title}"></audio>`),
  )
  const parts = fc.array(fc.array(part, { maxLength: 4 }), { maxLength: 3 })
  const paragraphs = parts.map((all) => all.map((inner) => `<p>${inner.join('')}</p>`).join(''))
  // One that is not closed holds what comes behind it.
  const html = fc
    .array(fc.record({ inner: paragraphs, isOpen: fc.boolean(), target: fc.constantFrom('a', 'b') }), {
      maxLength: 3,
    })
    .map((all) =>
      all
        .map(
          ({ inner, isOpen, target }) =>
            `<video data-target="${target}">${isOpen ? inner : ''}</video>${isOpen ? '' : inner}`,
        )
        .join(''),
    )
  fc.assert(
    fc.property(html, html, (before, after) => {
      const shown = block(before)
      const next = block(after)
      const wanted = next.innerHTML
      takeOver(shown, next, { onReplaced: keepMedia })
      expect(shown.innerHTML).toBe(wanted)
      shown.remove()
      next.remove()
    }),
    { numRuns: 500 },
  )
})
