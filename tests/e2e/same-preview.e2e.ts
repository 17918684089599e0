// The law of the preview, in the running application: after any series of keys what is shown is what a fresh page
// shows of the same text.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source } from '../support/page.ts'

const body = `# Any keys

A paragraph with a [link][l], *marks* and a note[^n].

- an item
- another

| a | b |
| - | - |
| 1 | 2 |

> A quote
> of two lines.

\`\`\`js
const boat = 1
\`\`\`

<details>
<summary>More</summary>

Hidden words.

</details>

## The end {#end}

Last words, and $x^2$.

[l]: https://example.org/
[^n]: A note.
`

test.use({ files: { 'keys.md': body } })

/** The same numbers in each run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * sides)
  }
}

const texts = [
  'e',
  'w ',
  '*',
  '`',
  '[',
  ']',
  '<b>',
  '$',
  '# ',
  '- ',
  '> ',
  '|',
  '\n',
  '\n\n',
  '```\n',
  '[l]',
  '[^n]',
  '{',
  ':::\n',
]
const moves = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Control+Home',
  'Control+End',
]

for (const seed of [1, 2, 3]) {
  test(`series ${seed} of keys`, async ({ galley }) => {
    const { page } = galley
    await openPost(page, 'Any keys')
    await preview(page).getByText('Last words').waitFor()
    await source(page).click()
    const roll = dice(seed)
    for (let step = 0; step < 150; step++) {
      const kind = roll(10)
      if (kind < 4) {
        for (let times = roll(8); times >= 0; times--)
          await page.keyboard.press(moves[roll(moves.length)] ?? 'End')
      } else if (kind < 8) await page.keyboard.insertText(texts[roll(texts.length)] ?? 'e')
      else await page.keyboard.press(kind === 8 ? 'Backspace' : 'ControlOrMeta+z')
      if (roll(6) === 0) await page.waitForTimeout(roll(40))
    }
    await expectSaved(page)
    await page.waitForTimeout(700)
    const shown = await blocks(page)
    await page.reload()
    const title = await page.getByRole('listbox', { name: 'Posts' }).getByRole('option').first()
    await title.click()
    await preview(page).locator('.block').first().waitFor()
    await page.waitForTimeout(1500)
    expect(shown).toEqual(await blocks(page))
  })
}

/** The HTML of each block, without what marks the cursor and what colours code, which come in their own time. */
function blocks(page: Page): Promise<string[]> {
  return preview(page)
    .locator('.block')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const copy = element.cloneNode(true) as HTMLElement
        copy.classList.remove('at-cursor')
        for (const code of copy.querySelectorAll('pre code')) code.textContent = code.textContent ?? ''
        for (const details of copy.querySelectorAll('details')) details.removeAttribute('open')
        return copy.outerHTML
      }),
    )
}
