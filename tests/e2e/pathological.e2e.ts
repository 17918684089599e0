// Posts that bring parsers to their knees: one can go on writing, and the preview keeps up or says that it does not.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/launch.ts'
import { expectSaved, openPost, preview, source, typeAtEnd } from '../support/page.ts'

const runs = Array.from({ length: 2000 }, (_, nth) => '`'.repeat((nth % 97) + 1)).join(' ')

const posts: Readonly<Record<string, string>> = {
  'deep quotes': `${'>'.repeat(10_000)} deep`,
  'deep lists': Array.from({ length: 800 }, (_, nth) => `${'  '.repeat(nth)}- item`).join('\n'),
  'a hundred thousand brackets': `${'['.repeat(100_000)}x`,
  'brackets and pictures': '!['.repeat(30_000),
  'runs of backticks': runs,
  'stars without end': '*a **b '.repeat(20_000),
  'a hundred thousand stars': '*'.repeat(100_000),
  'a table of ten thousand columns': `|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|${'b|'.repeat(10_000)}`,
  'a table of ten thousand cells': `|${'a|'.repeat(100)}\n|${'-|'.repeat(100)}\n${`|${'b|'.repeat(100)}\n`.repeat(100)}`,
  'a megabyte in one line': 'word '.repeat(200_000),
  'nested elements': `${'<div>'.repeat(5000)}x`,
  'a thousand notes': Array.from(
    { length: 1000 },
    (_, nth) => `a[^${nth}]\n\n[^${nth}]: b[^${(nth + 1) % 1000}]\n`,
  ).join('\n'),
  'formulas that grow': `$$${'\\frac{1}{'.repeat(400)}x${'}'.repeat(400)}$$\n\n$$\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a$$`,
}

for (const [name, text] of Object.entries(posts)) {
  test.describe(name, () => {
    test.use({
      files: { 'heavy.md': `# Heavy\n\nBegin here.\n\n${text}\n`, 'other.md': '# Other\n\nLight.\n' },
    })

    test('one can write, and the preview shows or says so', async ({ galley }) => {
      const { page } = galley
      await openPost(page, 'Heavy')
      await source(page).getByText('Begin here.').click()
      await page.keyboard.press('End')
      await page.keyboard.type(' Typed.', { delay: 20 })
      await expect(source(page).getByText('Begin here. Typed.')).toBeVisible()
      const shown = preview(page).getByText('Begin here. Typed.')
      const said = page.getByRole('alert').getByText('the preview stands still')
      await expect(shown.or(said).first()).toBeVisible({ timeout: 30_000 })
      // The next post is none the worse for it.
      await openPost(page, 'Other')
      await expect(preview(page).getByText('Light.')).toBeVisible({ timeout: 15_000 })
    })
  })
}

test.describe('a worker that hangs', () => {
  const previewWorkers = (page: Page) =>
    page.workers().filter((worker) => /preview\.worker/.test(worker.url()))

  /** The first `times` workers of the preview never answer; counts all that are begun. */
  async function hang(page: Page, times: number): Promise<() => number> {
    let begun = 0
    await page.route(/preview\.worker[^/]*\.js/, async (route) => {
      begun++
      if (begun > times) return route.continue()
      const response = await route.fetch()
      return route.fulfill({ response, body: 'for (;;);' })
    })
    return () => begun
  }

  test('is ended, and another shows the post', async ({ galley }) => {
    const { page } = galley
    const begun = await hang(page, 1)
    await openPost(page, 'First light')
    await typeAtEnd(page, ' Typed.')
    await expect(preview(page).getByText('Typed.')).toBeVisible({ timeout: 30_000 })
    expect(begun()).toBe(2)
    await expect.poll(() => previewWorkers(page).length).toBe(1)
    await expect(page.getByRole('alert')).toHaveCount(0)
  })

  test('a second time is ended too; the preview says so, and goes on when asked', async ({ galley }) => {
    const { page } = galley
    const begun = await hang(page, 2)
    await openPost(page, 'First light')
    const said = page.getByRole('alert').getByText('the preview stands still')
    await expect(said).toBeVisible({ timeout: 40_000 })
    expect(begun()).toBe(2)
    await expect.poll(() => previewWorkers(page).length).toBe(0)
    await typeAtEnd(page, ' Typed.')
    await expect(source(page).getByText('Typed.')).toBeVisible()
    await expectSaved(page)
    expect(begun()).toBe(2)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(preview(page).getByText('Typed.')).toBeVisible({ timeout: 15_000 })
    await expect(said).toBeHidden()
    expect([begun(), previewWorkers(page).length]).toEqual([3, 1])
  })
})
