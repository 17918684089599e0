// Real keys into an editor that is being measured, each timed from its keydown to the painted preview.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { type Mark, marks } from './posts.ts'

/** An editor in a page with `in-page.ts`. */
export type Opened = {
  readonly page: Page
  /** Selector of what is to show the keys: the preview, or the source where there is none. */
  readonly watched: string
  /** What is shown was made before, so any change of it is the one that is meant. */
  readonly isPrepared?: boolean
  /** Brings the mark into sight, the cursor right behind it. */
  goTo(mark: Mark): Promise<void>
  end(): Promise<void>
}

const BETWEEN_KEYS_MS = 1000 / 12
/** A screen draws 60 times in a second: keys in step with it would all come as early or as late before a frame. */
const FRAME_MS = 1000 / 60
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** What is not painted by then is named rather than waited for. */
const PATIENCE_MS = 60_000
const letter = 'z'
const key = { key: letter, code: 'KeyZ', windowsVirtualKeyCode: 90 } as const

/** Types behind a mark; `typed` letters stand there already. Returns the milliseconds of each of `count` keys. */
export async function pressKeys(editor: Opened, mark: Mark, typed: number, count: number): Promise<number[]> {
  const times: number[] = []
  let next = performance.now()
  for (let nth = 1; nth <= count; nth++) {
    await expectLetters(editor, mark, typed + nth, 1)
    await wait(Math.max(0, next + outOfStepMs(typed + nth) - performance.now()))
    next = Math.max(next, performance.now() - FRAME_MS) + BETWEEN_KEYS_MS
    // A hand lets go of a key long after its letter is there; the browser would let the clock wait for that.
    await editor.page.keyboard.down(letter)
    times.push(await painted(editor.page))
    await editor.page.keyboard.up(letter)
  }
  return times
}

/** `count` letters at once: milliseconds from the last of them to the frame that shows all. */
export async function pressBurst(editor: Opened, mark: Mark, typed: number, count: number): Promise<number> {
  await expectLetters(editor, mark, typed + count, count)
  // Past Playwright, which would wait until the page has taken each key.
  const session = await editor.page.context().newCDPSession(editor.page)
  const down = () => session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
  const up = () => session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  const sent = Array.from({ length: count }, (_, nth) => (nth === 0 ? [down()] : [up(), down()]))
  await Promise.all(sent.flat())
  const time = await painted(editor.page)
  await up()
  await session.detach()
  return time
}

/** From 0 to a frame, evenly, and the same for each editor: as a hand's keys are spread, too. */
function outOfStepMs(nth: number): number {
  return ((nth * GOLDEN) % 1) * FRAME_MS
}

function expectLetters({ page, watched, isPrepared }: Opened, mark: Mark, run: number, keys: number) {
  const text = isPrepared ? null : marks[mark] + letter.repeat(run)
  return page.evaluate((expected) => window.bench.expect(expected), { watched, text, keys })
}

async function painted(page: Page): Promise<number> {
  const late = new AbortController()
  const patience = wait(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`a key was not painted within ${PATIENCE_MS / 1000} seconds`)
  })
  patience.catch(() => undefined)
  try {
    return await Promise.race([page.evaluate(() => window.bench.painted()), patience])
  } finally {
    late.abort()
  }
}
