// Source and preview in step: at any place of any post the line at the one's top edge is at the other's, too. Every
// line of the posts carries its number, so that where it is shown can be measured without asking Galley.
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from '../support/launch.ts'
import { openPost, preview } from '../support/page.ts'

const words =
  'harbour lantern margin quiet ferry proof paper river window letter winter morning garden'.split(' ')

/** Lines of Markdown; `@` becomes the number of the line. */
function numbered(lines: readonly string[]): string {
  return lines.map((line, at) => line.replaceAll('@', `n${at + 1}n`)).join('\n')
}

const prose = (nth: number, length: number) =>
  `@ ${Array.from({ length }, (_, at) => words[(nth * 5 + at * 3) % words.length]).join(' ')}.`
const many = (count: number, of: (nth: number) => readonly string[]) =>
  Array.from({ length: count }, (_, nth) => of(nth)).flat()

const posts: Readonly<Record<string, readonly string[]>> = {
  prose: ['# Prose @', '', ...many(60, (nth) => [prose(nth, 12 + ((nth * 37) % 160)), ''])],
  pictures: ['# Pictures @', '', ...many(61, (nth) => [prose(nth, 20), '', `![@](tall-${nth % 3}.png)`, ''])],
  tables: [
    '# Tables @',
    '',
    ...many(12, (nth) => [
      ...['| Place @ | Price |', '| --- | --- |'],
      ...many(12, (row) => [`| @ ${words[(nth + row) % words.length]} | ${row} |`]),
      ...['', prose(nth, 40), ''],
    ]),
  ],
  code: [
    '# Code @',
    '',
    ...many(14, (nth) => [
      ...['```js', ...many(18, (line) => [`const a${nth}x${line} = '@'`]), '```'],
      ...['', `## Heading @`, '', prose(nth, 30), ''],
    ]),
  ],
  lists: [
    '---',
    'title: Lists',
    'tags: [a, b]',
    'date: 2026-01-01',
    '---',
    '',
    ...many(25, (nth) => [
      ...[`- ${prose(nth, 14)}`, `- ${prose(nth, 30)}`, `  - ${prose(nth, 9)}`, `  - ${prose(nth, 22)}`],
      ...['', `> ${prose(nth, 45)}`, '>', `> ${prose(nth, 25)}`, '', `A note[^${nth}] ${prose(nth, 6)}`, ''],
      ...[`[^${nth}]: A note of its own.`, ''],
    ]),
  ],
}

test.use({
  files: Object.fromEntries(Object.entries(posts).map(([name, lines]) => [`${name}.md`, numbered(lines)])),
})

/** Pixels from the top edge at which the place `line` (fractional) stands in `scope`; null where it is not drawn. */
async function placeOf(page: Page, scope: 'source' | 'preview', line: number): Promise<number | null> {
  return page.evaluate(
    ([where, at]) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
      const inner = where === 'preview' ? frame?.contentDocument : document
      const root = where === 'preview' ? inner?.getElementById('post') : document.querySelector('.cm-content')
      const top =
        where === 'preview' ? 0 : (document.querySelector('.cm-scroller')?.getBoundingClientRect().top ?? 0)
      if (!inner || !root) return null
      const mark = `n${Math.floor(at)}n`
      const walker = inner.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!(node.textContent ?? '').includes(mark)) continue
        const holder = node.parentElement?.closest('p, td, th, h1, h2, .line, .cm-line')
        // An item of a list holds those below it.
        const range = inner.createRange()
        range.selectNodeContents(holder?.closest('li') && !holder.matches('p') ? node : (holder ?? node))
        const rect = range.getBoundingClientRect()
        return rect.top - top + (at - Math.floor(at)) * rect.height
      }
      const rect = root.querySelector(`img[alt="${mark}"]`)?.getBoundingClientRect()
      return rect ? rect.top + (at - Math.floor(at)) * rect.height - top : null
    },
    [scope, line] as const,
  )
}

/** The numbered line at the source's top edge, with the share of it that is above. */
async function topOfSource(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const edge = document.querySelector('.cm-scroller')?.getBoundingClientRect().top ?? 0
    for (const line of document.querySelectorAll('.cm-line')) {
      const { top, bottom, height } = line.getBoundingClientRect()
      const number = /n(\d+)n/.exec(line.textContent ?? '')?.[1]
      if (bottom > edge + 1 && top <= edge) return number ? Number(number) + (edge - top) / height : null
    }
    return null
  })
}

const errors: number[] = []
const LINE_PX = 29

for (const name of Object.keys(posts)) {
  test(`${name}: the preview follows the source, line by line`, async ({ galley }) => {
    const { page } = galley
    for (const [nth, height] of [600, 1400, 240].entries()) {
      const picture = sharp({ create: { width: 800, height, channels: 3, background: '#8aa' } })
      await galley.write({ [`tall-${nth}.png`]: await picture.png().toBuffer() })
    }
    const title = name.replace(/^./, (letter) => letter.toUpperCase())
    await openPost(page, name === 'lists' ? title : `${title} n1n`)
    await preview(page).locator('.block').nth(20).waitFor({ state: 'attached' })
    await page.locator('.cm-scroller').hover()
    await page.waitForTimeout(1000)
    const own: number[] = []
    for (let step = 1; step <= 40; step++) {
      await page.evaluate((share) => {
        const scroller = document.querySelector('.cm-scroller')
        scroller?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
        if (scroller) scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight - 400) * share
      }, step / 41)
      await page.waitForTimeout(120)
      const line = await topOfSource(page)
      if (line === null) continue
      const place = await placeOf(page, 'preview', line)
      if (place !== null) own.push(Math.abs(place) / LINE_PX)
    }
    errors.push(...own)
    const sorted = own.toSorted((a, b) => a - b)
    console.log(
      `${name}: ${own.length} places, median ${sorted[sorted.length >> 1]?.toFixed(2)}, worst ${sorted.at(-1)?.toFixed(2)} lines`,
    )
    expect(own.length).toBeGreaterThan(8)
    expect(sorted.at(-1)).toBeLessThanOrEqual(1)
  })
}
