// @vitest-environment happy-dom
import { beforeAll, expect, it } from 'vitest'
import { keepMedia } from '../../../renderer/preview/keep-media.ts'

beforeAll(() => {
  // The stand-in page knows the older way alone.
  Element.prototype.moveBefore ??= Element.prototype.insertBefore as Element['moveBefore']
})

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
