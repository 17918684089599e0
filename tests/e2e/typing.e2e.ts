// What a hand types, however it is typed: the source has it as the browser's own text box would.
import type { Locator, Page } from '@playwright/test'
import fc from 'fast-check'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source } from '../support/page.ts'

const begun = 'A few words, and others.'
test.use({ files: { 'typing.md': `# Typing\n\n${begun}` } })

const keys = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'é', 'ß', '7', ' ', '.', ',', '-', 'я') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('ArrowLeft', 'ArrowRight', 'Backspace', 'Delete', 'Shift+ArrowLeft'),
    },
  ),
  { minLength: 5, maxLength: 40 },
)

/** The line as it is shown, with the cursor at its place. */
function shownLine(line: Locator): Promise<string> {
  return line.evaluate((element) => {
    const selected = element.ownerDocument.getSelection()
    if (!selected?.focusNode || !element.contains(selected.focusNode)) return 'no cursor'
    const before = element.ownerDocument.createRange()
    before.setStart(element, 0)
    before.setEnd(selected.focusNode, selected.focusOffset)
    const at = before.toString().length
    const text = element.textContent ?? ''
    return `${text.slice(0, at)}|${text.slice(at)}`
  })
}

function boxedLine(box: Locator): Promise<string> {
  return box.evaluate((element: HTMLTextAreaElement) => {
    const { value, selectionStart, selectionEnd, selectionDirection } = element
    const at = selectionDirection === 'backward' ? selectionStart : selectionEnd
    return `${value.slice(0, at)}|${value.slice(at)}`
  })
}

async function press(page: Page, key: string): Promise<void> {
  // A letter that no key of this keyboard has comes as it does from a keyboard that has it.
  if (/^[^\x20-\x7e]$/.test(key)) await page.keyboard.insertText(key)
  else await page.keyboard.press(key)
}

test('any keys do what they do in a text box', async ({ galley }) => {
  test.setTimeout(120_000)
  const { page } = galley
  await openPost(page, 'Typing')
  const line = source(page).locator('.cm-line').last()
  const other = await page.context().newPage()
  await other.setContent('<textarea autofocus></textarea>')
  const box = other.locator('textarea')
  await fc.assert(
    fc.asyncProperty(keys, async (series) => {
      await source(page).press('Control+End')
      await source(page).press('Shift+Home')
      await page.keyboard.insertText(begun)
      await box.fill(begun)
      for (const key of series) {
        await press(page, key)
        await press(other, key)
      }
      expect(await shownLine(line)).toBe(await boxedLine(box))
    }),
    { numRuns: 40, seed: 20 },
  )
  await source(page).press('Control+End')
  await page.keyboard.type(' The last.')
  await expectSaved(page)
  expect(await galley.read('typing.md')).toBe(`# Typing\n\n${await line.textContent()}`)
})

test('a word that an input method composes is put in once, and taken back as one', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Typing')
  await source(page).press('Control+End')
  const session = await page.context().newCDPSession(page)
  await page.keyboard.type('x')
  for (const text of ['に', 'にほ', 'にほん']) {
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  await session.send('Input.insertText', { text: '日本' })
  await page.keyboard.type('yz')
  await expect(preview(page).getByText(`${begun}x日本yz`, { exact: true })).toBeVisible()
  await page.waitForTimeout(600)
  await source(page).press('Control+z')
  await expect(source(page)).not.toContainText('日本')
  await expect(source(page)).toContainText(begun)
})

test('an accent that is chosen for a letter takes its place', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Typing')
  await source(page).press('Control+End')
  await page.keyboard.type('e')
  // As a platform's own menu of accents does: the letter is selected and replaced in one turn.
  const line = source(page).locator('.cm-line').last()
  await line.evaluate((element) => {
    const { ownerDocument: page } = element
    const selected = page.getSelection()
    if (selected?.focusNode)
      selected.setBaseAndExtent(
        selected.focusNode,
        selected.focusOffset - 1,
        selected.focusNode,
        selected.focusOffset,
      )
    const isLeft = element.dispatchEvent(
      new InputEvent('beforeinput', { inputType: 'insertText', data: 'é', bubbles: true, cancelable: true }),
    )
    if (isLeft) page.execCommand('insertText', false, 'é')
  })
  await expect(preview(page).getByText(`${begun}é`, { exact: true })).toBeVisible()
})

test('brackets come in pairs, and are typed over', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Typing')
  await source(page).press('Control+End')
  await page.keyboard.type(' (in [two])')
  await expect(source(page).locator('.cm-line').last()).toHaveText(`${begun} (in [two])`)
})

test('Tab indents an item and code, and a list that is left is over', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Typing')
  await source(page).press('Control+End')
  await page.keyboard.type('\n\n1. one\ntwo')
  await page.keyboard.press('Tab')
  await expect(preview(page).locator('ol ol li')).toHaveText('two')
  for (let nth = 0; nth < 3; nth++) await page.keyboard.press('Enter')
  await page.keyboard.type('After it.')
  await expect(preview(page).locator('p', { hasText: 'After it.' })).toBeVisible()
  await expect(preview(page).locator('li', { hasText: 'After it.' })).toHaveCount(0)
  await page.keyboard.type('\n\n```\n')
  await page.keyboard.press('Tab')
  await page.keyboard.type('x\n```')
  await expectSaved(page)
  expect(await galley.read('typing.md')).toBe(
    `# Typing\n\n${begun}\n\n1. one\n   1. two\n\nAfter it.\n\n\`\`\`\n  x\n\`\`\``,
  )
})

test('code that is typed line by line is indented as code is, and closed where it was opened', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Typing')
  await source(page).press('Control+End')
  await page.keyboard.type(
    '\n\n```js\nfunction f() {\nreturn [\n1,\n]\n}\n```\n\n```python\ndef f():\nreturn 1\n```\n\nWords.',
  )
  await expectSaved(page)
  expect(await galley.read('typing.md')).toBe(
    `# Typing\n\n${begun}\n\n\`\`\`js\nfunction f() {\n  return [\n    1,\n  ]\n}\n\`\`\`\n\n\`\`\`python\ndef f():\n    return 1\n\`\`\`\n\nWords.`,
  )
})
