// The preview as readers will see it, and the ways from it to the source.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, runCommand, source, typeAtEnd } from '../support/page.ts'

const notes = Array.from(
  { length: 40 },
  (_, nth) => `Paragraph ${nth} of a long walk along the harbour.\n\n`,
).join('')

test.use({
  files: {
    'walk.md': `# A long walk

## First light

- [ ] pack the lamp
- [x] call the ferry
- bread and cheese

The ferry leaves at six, and the ferry comes back at ten.[^f]

Who hasn't seen [the ferry’s timetable](https://example.org/ferry) has missed the ferry.

<!-- ask the harbour master -->

${notes}## Last light {#evening}

Inline $x^2$, a formula of two lines, and code:

$$
\\begin{aligned}
a + b + c &= d \\\\
e &= f + g + h
\\end{aligned}
$$

\`\`\`ts {2}
const boats = 12
export const lamps = boats * 2
\`\`\`

[^f]: In summer alone.
`,
    'evening.md': `# An evening

After [the last light](walk.md#evening), before [the night](evening.md#night).

${notes}## Night
`,
    'wide.md': `# Wide things

| ${'wonderfullywide | '.repeat(10)}
|${' - |'.repeat(10)}
| ${'wonderfullywide | '.repeat(10)}

\`\`\`js
const boats = [${'"a boat of oak", '.repeat(20)}]
\`\`\`

$$
${'x_{1} + '.repeat(60)}1
$$

![A boat](boat.svg)

<video src="gone.mp4" controls></video>
`,
    'boat.svg': 'These are words.',
  },
})

test('a tick in the preview is one in the source, and back', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const boxes = preview(page).getByRole('checkbox')
  await boxes.first().click()
  await expect(boxes.first()).toBeChecked()
  await expectSaved(page)
  expect(await galley.read('walk.md')).toContain('- [x] pack the lamp')
  await boxes.nth(1).click()
  await expect(boxes.nth(1)).not.toBeChecked()
  await expectSaved(page)
  expect(await galley.read('walk.md')).toContain('- [ ] call the ferry')
})

test('a task’s box hangs where the items that are none have their marks', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const items = preview(page).getByRole('listitem')
  await expect(items.filter({ hasText: 'bread' })).toHaveCSS('list-style-type', 'disc')
  await expect(items.filter({ hasText: 'lamp' })).toHaveCSS('list-style-type', 'none')
  const wordsLeft = await items.filter({ hasText: 'bread' }).evaluate((item) => {
    const words = item.ownerDocument.createRange()
    words.selectNodeContents(item)
    return words.getBoundingClientRect().left
  })
  const box = await items.filter({ hasText: 'lamp' }).getByRole('checkbox').boundingBox()
  const frame = await page.locator('iframe[title="Preview"]').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0) - (frame?.x ?? 0)).toBeLessThan(wordsLeft)
})

test('a double click selects that word in the source', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const paragraph = preview(page).getByText('The ferry leaves at six')
  await paragraph.waitFor()
  // The second "ferry" of its paragraph.
  const place = await paragraph.evaluate((element) => {
    const text = element.firstChild as Text
    const range = element.ownerDocument.createRange()
    const at = text.data.lastIndexOf('ferry')
    range.setStart(text, at)
    range.setEnd(text, at + 5)
    const word = range.getBoundingClientRect()
    const whole = element.getBoundingClientRect()
    return { x: word.x - whole.x + word.width / 2, y: word.y - whole.y + word.height / 2 }
  })
  await paragraph.dblclick({ position: place })
  await page.keyboard.type('steamer')
  await expectSaved(page)
  expect(await galley.read('walk.md')).toContain('and the steamer comes back at ten')
})

test('a double click selects a word whose signs are a printer’s, and opens a link once', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const selected = () => page.evaluate(() => document.getSelection()?.toString())
  const paragraph = preview(page).getByText('has missed the ferry')
  await paragraph.dblclick({ position: { x: 60, y: 12 } })
  await expect.poll(selected).toBe("hasn't")
  const opened: Page[] = []
  page.context().on('page', (other) => opened.push(other))
  await preview(page).getByRole('link', { name: 'timetable' }).dblclick()
  await expect.poll(() => opened.length).toBe(1)
  await page.waitForTimeout(500)
  expect(opened).toHaveLength(1)
})

test('a link to a heading of another post goes there on both sides', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'An evening')
  await preview(page).getByRole('link', { name: 'the last light' }).click()
  await expect(preview(page).getByRole('heading', { name: 'Last light' })).toBeInViewport()
  await expect(source(page).getByText('## Last light')).toBeInViewport()
  await page.waitForTimeout(500)
  await expect(preview(page).getByRole('heading', { name: 'Last light' })).toBeInViewport()
  await expect(source(page).getByText('## Last light')).toBeInViewport()
})

test('a link of a post to its own file and heading goes there, as often as it is followed', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'An evening')
  const link = preview(page).getByRole('link', { name: 'the night' })
  for (let turn = 0; turn < 2; turn++) {
    await link.click()
    await expect(preview(page).getByRole('heading', { name: 'Night' })).toBeInViewport()
    await expect(source(page).getByText('## Night')).toBeInViewport()
    await preview(page).getByRole('heading', { name: 'An evening' }).scrollIntoViewIfNeeded()
  }
})

test('the outline jumps, marks where one is, and lists comments where they are shown', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await preview(page).getByText('In summer alone').waitFor()
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByLabel('Show comments, my notes to myself').check()
  await expect(preview(page).getByText('ask the harbour master')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Outline' }).click()
  const outline = page.getByRole('navigation', { name: 'Headings' })
  await expect(outline.getByRole('button')).toHaveText([
    'A long walk',
    'First light',
    'ask the harbour master',
    'Last light',
  ])
  await outline.getByRole('button', { name: 'Last light' }).click()
  await expect(preview(page).getByRole('heading', { name: 'Last light' })).toBeInViewport()
  await expect(source(page).getByText('## Last light')).toBeInViewport()
  await page.getByRole('button', { name: 'Outline' }).click()
  await expect(outline.getByRole('button', { name: 'Last light' })).toHaveAttribute(
    'aria-current',
    'location',
  )
})

test('how the preview is set can be told by commands, too', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const root = preview(page).locator('html')
  await runCommand(page, 'show comments')
  await expect(root).toHaveAttribute('data-notes', 'shown')
  await runCommand(page, 'look of the preview plain')
  await expect(root).toHaveAttribute('data-look', 'plain')
  await runCommand(page, 'larger preview')
  await expect(root).toHaveCSS('zoom', '1.1')
})

test('look, light, width and size are the preview’s own, and stay', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByText('Manuscript').click()
  await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
  await page.getByText('Phone').click()
  const root = preview(page).locator('html')
  await expect(root).toHaveAttribute('data-look', 'manuscript')
  await expect(root).toHaveAttribute('data-theme', 'dark')
  const width = () => page.locator('iframe[title="Preview"]').evaluate((frame) => frame.clientWidth)
  expect(await width()).toBeLessThanOrEqual(390)
  await page.waitForTimeout(600)
  await page.reload()
  await openPost(page, 'A long walk')
  await expect(root).toHaveAttribute('data-look', 'manuscript')
})

test('what is printed is dark on white, without what is for the author alone', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByRole('group', { name: 'Light' }).getByText('Dark').click()
  await page.keyboard.press('Escape')
  const colours = () =>
    preview(page)
      .locator('body')
      .evaluate((body) => {
        const style = (element: Element, pseudo?: string) => getComputedStyle(element, pseudo)
        const marked = body.querySelector('.at-cursor')
        return {
          paper: style(body.ownerDocument.documentElement).backgroundColor,
          ink: style(body).color,
          mark: marked && style(marked, '::before').display,
        }
      })
  await page.locator('.cm-line', { hasText: 'The ferry leaves' }).click()
  await expect.poll(colours).toEqual({ paper: 'rgb(29, 31, 33)', ink: 'rgb(231, 227, 218)', mark: 'block' })
  await page.emulateMedia({ media: 'print' })
  await expect.poll(colours).toEqual({ paper: 'rgb(255, 254, 251)', ink: 'rgb(35, 32, 27)', mark: 'none' })
})

test('what is wider than a sheet of paper is broken to lines on it, at the size of the sheet', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Wide things')
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByRole('slider', { name: 'Size' }).fill('200')
  await page.keyboard.press('Escape')
  await expect(preview(page).locator('pre')).toBeVisible()
  const overflow = () =>
    preview(page)
      .locator(':is(.wide, pre)')
      .evaluateAll((elements) => Math.max(...elements.map((one) => one.scrollWidth - one.clientWidth)))
  const zoom = () =>
    preview(page)
      .locator('html')
      .evaluate((root) => getComputedStyle(root).zoom)
  expect(await overflow()).toBeGreaterThan(100)
  expect(await zoom()).toBe('2')
  await page.emulateMedia({ media: 'print' })
  await expect.poll(overflow).toBe(0)
  expect(await zoom()).toBe('1')
})

test('an element has the looks that its author gives it, and stays where it is in the page', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Wide things')
  await typeAtEnd(
    page,
    '\n\n<p style="text-align: right; color: teal; position: fixed; background: url(x.png)">Aside</p>\n',
  )
  const words = preview(page).getByText('Aside')
  await expect(words).toHaveAttribute('style', 'text-align: right; color: teal')
  await expect(words).toHaveCSS('text-align', 'right')
  await expect(words).toHaveCSS('position', 'static')
})

test('a formula that is wider than a sheet of paper is set smaller on it', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'Wide things')
  const formula = preview(page).locator('math[display="block"]')
  const width = () =>
    formula.evaluate((math) => math.firstElementChild?.getBoundingClientRect().width ?? Number.NaN)
  await expect(formula).toBeVisible()
  const onScreen = await width()
  expect(onScreen).toBeGreaterThan(1000)
  await preview(page)
    .locator('html')
    .evaluate((root) => {
      const view = root.ownerDocument.defaultView
      // Chromium without a head has no dialog for it.
      if (view) view.print = () => root.setAttribute('data-printed', '')
    })
  await page.getByRole('button', { name: 'Reading' }).click()
  await page.getByRole('slider', { name: 'Size' }).fill('150')
  await page.getByRole('button', { name: 'Print…' }).click()
  await expect(preview(page).locator('html')).toHaveAttribute('data-printed')
  await page.emulateMedia({ media: 'print' })
  await expect.poll(width).toBeLessThan(650)
  expect(await width()).toBeGreaterThan(600)
  await page.emulateMedia({ media: 'screen' })
  await preview(page)
    .locator('html')
    .evaluate((root) => root.ownerDocument.defaultView?.dispatchEvent(new Event('afterprint')))
  await expect(formula).not.toHaveAttribute('style')
})

test('a picture that no browser can show has a word in its place, until it can be shown', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'Wide things')
  const placeholder = preview(page).getByText('No browser can show boat.svg')
  await expect(placeholder).toBeVisible()
  await expect(preview(page).getByText('No film at gone.mp4')).toBeVisible()
  await galley.write({
    'boat.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  })
  await typeAtEnd(page, 'More.')
  await expect(preview(page).getByRole('img', { name: 'A boat' })).toBeVisible()
  await expect(placeholder).toBeHidden()
})

test('code gets its colours and its marks, formulas are set, notes are numbered', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const frame = preview(page)
  await frame.locator('pre').scrollIntoViewIfNeeded()
  await expect(frame.locator('pre .kind-keyword').first()).toHaveText('const')
  await expect(frame.locator('pre .marked')).toHaveText(/lamps/)
  await typeAtEnd(page, '\n\n```ts\nlet tide = 1\n```\n')
  await expect(frame.locator('pre').nth(1).locator('.kind-keyword').first()).toHaveText('let')
  await typeAtEnd(page, '\n<pre><code class="language-ts"><a href="#evening">rule</a></code></pre>\n')
  await expect(frame.getByRole('link', { name: 'rule' })).toBeVisible()
  await expect(frame.locator('math msup')).toBeVisible()
  await expect(frame.locator('.footnote-ref a')).toHaveText('1')
  await expect(frame.locator('.footnotes li')).toContainText('In summer alone.')
})

test('the lines of a formula stand below each other at their signs', async ({ galley }) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const rows = preview(page).locator('mtr')
  await rows.last().scrollIntoViewIfNeeded()
  const edges = await rows.evaluateAll((all) =>
    all.map((row) => {
      const [left, right] = [
        row.querySelector('mtd:first-child mi:last-of-type'),
        row.querySelector('mo:not(mtd:first-child mo)'),
      ]
      return {
        end: left?.getBoundingClientRect().right ?? 0,
        begin: right?.getBoundingClientRect().left ?? 0,
      }
    }),
  )
  const [first, second] = edges
  if (!first || !second) throw new Error('the formula has no two lines')
  expect(Math.abs(first.end - second.end)).toBeLessThan(1)
  expect(Math.abs(first.begin - second.begin)).toBeLessThan(1)
})

test('code that comes long after the last one gets its colours too', async ({ galley }) => {
  const { page } = galley
  const readers = () => page.workers().filter((worker) => /code\.worker/.test(worker.url())).length
  await page.clock.install()
  await openPost(page, 'A long walk')
  const frame = preview(page)
  await frame.locator('pre').scrollIntoViewIfNeeded()
  await expect(frame.locator('pre .kind-keyword').first()).toHaveText('const')
  expect(readers()).toBe(1)
  await page.clock.fastForward(60_000)
  await expect.poll(readers).toBe(0)
  await typeAtEnd(page, '\n\n```js\nlet boats = 3\n```\n')
  await expect(frame.locator('pre').last().locator('.kind-keyword').first()).toHaveText('let')
})

test('typed in the middle of a long post, letters and new blocks stand where they belong', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  await source(page).getByText('Paragraph 2 of').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' And more.\n\n> [!TIP]\n> Bring a coat.\n\n')
  const frame = preview(page)
  await expect(frame.getByText('And more.')).toBeVisible()
  await expect(frame.locator('.markdown-alert-tip')).toContainText('Bring a coat.')
  await expect(frame.locator('.at-cursor')).toHaveCount(1)
  await typeAtEnd(page, '\n\nThe end.')
  await expect(frame.getByText('The end.')).toBeAttached()
  const texts = await frame.locator('.block').allInnerTexts()
  expect(texts.findIndex((text) => text.includes('And more.'))).toBeLessThan(
    texts.findIndex((text) => text.includes('Paragraph 3 of')),
  )
})

test('commands have their keys in the preview, too, and Escape leads back to the source', async ({
  galley,
}) => {
  const { page } = galley
  await openPost(page, 'A long walk')
  const link = preview(page).getByRole('link', { name: 'timetable' })
  await link.focus()
  await page.keyboard.press('ControlOrMeta+k')
  const commands = page.getByRole('dialog', { name: 'Commands' })
  await expect(commands).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(commands).toBeHidden()
  await link.focus()
  await page.keyboard.press('Escape')
  await expect(source(page)).toBeFocused()
})
