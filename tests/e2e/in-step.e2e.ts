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
  long: [
    '# Long @',
    '',
    ...many(500, (nth) => [
      ...(nth % 25 === 3 ? [`## Heading @`, ''] : []),
      ...[prose(nth, 12 + ((nth * 37) % 160)), ''],
      ...(nth % 40 === 7 ? [`![@](tall-${nth % 3}.png)`, ''] : []),
      ...(nth % 30 === 11
        ? ['```js', ...many(12, (line) => [`const a${nth}x${line} = 1 // @`]), '```', '']
        : []),
    ]),
  ],
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
  wrapped: [
    '# Wrapped @',
    '',
    ...['<div class="article">', ''],
    ...many(30, (nth) => [
      ...(nth % 5 === 3 ? ['## Heading @', ''] : []),
      ...[prose(nth, 12 + ((nth * 37) % 120)), '', `- ${prose(nth, 20)}`, `- ${prose(nth, 8)}`, ''],
    ]),
    '</div>',
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

/** The numbered line at the top edge of `scope`, with the share of it that is above; null where there is none. */
async function topOf(page: Page, scope: 'source' | 'preview'): Promise<number | null> {
  return page.evaluate((where) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
    const isSource = where === 'source'
    const edge = isSource ? (document.querySelector('.cm-scroller')?.getBoundingClientRect().top ?? 0) : 0
    const root = isSource ? document : frame?.contentDocument
    const places = isSource ? '.cm-line' : '#post :is(p, h1, h2, td, th, .line, img)'
    for (const line of root?.querySelectorAll(places) ?? []) {
      const { top, bottom, height } = line.getBoundingClientRect()
      const number = /n(\d+)n/.exec(line.getAttribute('alt') ?? line.textContent ?? '')?.[1]
      if (bottom > edge + 1 && top <= edge && !line.querySelector('img')) {
        return number ? Number(number) + (edge - top) / height : null
      }
    }
    return null
  }, scope)
}

/** Scrolls as a hand does; the shares leave out the end, where the one side has no more to give. */
async function scrollTo(page: Page, scope: 'source' | 'preview', share: number): Promise<void> {
  await page.evaluate(
    ([where, part]) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
      const target = where === 'source' ? document.querySelector('.cm-scroller') : frame?.scrollingElement
      target?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
      if (target) target.scrollTop = (target.scrollHeight - target.clientHeight - 600) * part
    },
    [scope, share] as const,
  )
  await settled(page)
}

async function scrollToEnd(page: Page, scope: 'source' | 'preview', end: 'top' | 'bottom'): Promise<void> {
  // What comes into sight is laid out, and may be taller than it was thought to be.
  for (let turn = 0; turn < 3; turn++) {
    await page.evaluate(
      ([where, to]) => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
        const target = where === 'source' ? document.querySelector('.cm-scroller') : frame?.scrollingElement
        target?.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
        if (target) target.scrollTop = to === 'top' ? 0 : target.scrollHeight
      },
      [scope, end] as const,
    )
    await settled(page)
  }
}

/** Pixels that are left to scroll there. */
async function leftTo(page: Page, scope: 'source' | 'preview', end: 'top' | 'bottom'): Promise<number> {
  return page.evaluate(
    ([where, to]) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
      const target = where === 'source' ? document.querySelector('.cm-scroller') : frame?.scrollingElement
      if (!target) return Number.NaN
      return to === 'top' ? target.scrollTop : target.scrollHeight - target.clientHeight - target.scrollTop
    },
    [scope, end] as const,
  )
}

/** Until neither side has moved for some frames: pictures load and what comes into sight is laid out. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument
    const sides = [document.querySelector('.cm-scroller'), frame?.scrollingElement]
    const places = () => sides.map((side) => side?.scrollTop).join()
    let before = places()
    for (let still = 0; still < 8; still++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      if (places() !== before) still = 0
      before = places()
    }
  })
}

const linePx = { source: 26, preview: 29 } as const

for (const name of Object.keys(posts)) {
  test(`${name}: source and preview follow each other, line by line`, async ({ galley }) => {
    const { page } = galley
    for (const [nth, height] of [600, 1400, 240].entries()) {
      const picture = sharp({ create: { width: 800, height, channels: 3, background: '#8aa' } })
      await galley.write({ [`tall-${nth}.png`]: await picture.png().toBuffer() })
    }
    const title = name.replace(/^./, (letter) => letter.toUpperCase())
    await openPost(page, name === 'lists' ? title : `${title} n1n`)
    await preview(page).locator('.block :is(p, li, td, .line)').nth(20).waitFor({ state: 'attached' })
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await page.waitForTimeout(1000)
    for (const [leader, follower] of [
      ['source', 'preview'],
      ['preview', 'source'],
    ] as const) {
      const errors: number[] = []
      for (let step = 1; step <= 40; step++) {
        await scrollTo(page, leader, step / 41)
        const line = await topOf(page, leader)
        const place = line === null ? null : await placeOf(page, follower, line)
        if (place !== null) errors.push(Math.abs(place) / linePx[follower])
      }
      errors.sort((a, b) => a - b)
      const at = (share: number) => (errors[Math.floor((errors.length - 1) * share)] ?? Number.NaN).toFixed(2)
      console.log(
        `${name}, ${leader} leads: ${errors.length} places, median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} lines`,
      )
      expect(errors.length).toBeGreaterThan(8)
      expect(errors.at(-1)).toBeLessThanOrEqual(1)
      for (const end of ['bottom', 'top'] as const) {
        await scrollToEnd(page, leader, end)
        expect(await leftTo(page, follower, end), `${leader} leads to the ${end}`).toBeLessThanOrEqual(2)
      }
    }
  })
}
