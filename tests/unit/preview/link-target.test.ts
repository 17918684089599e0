// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { findTarget } from '../../../renderer/preview/link-target.ts'

document.body.innerHTML = `<main id="post">
  <div class="run"><div class="block"><h2 id="post">Post</h2></div></div>
  <div class="run"><div class="block"><h2 id="größe">Größe</h2></div><div class="block"><p id="a:b">x</p></div></div>
</main>`

it.each([
  ['post', 'Post'],
  ['gr%C3%B6%C3%9Fe', 'Größe'],
  ['a:b', 'x'],
])('#%s is within the post', (fragment, words) => {
  expect(findTarget(document, fragment)?.textContent).toBe(words)
})

it('the top is the page, and what is nowhere is nothing', () => {
  expect(findTarget(document, 'top')).toBe(document.body)
  expect(findTarget(document, 'elsewhere')).toBeNull()
})
