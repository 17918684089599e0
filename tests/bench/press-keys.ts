// Real keys into an editor that is being measured, each timed from its keydown to the painted preview.
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { LETTER } from './letter.ts'
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
/** A hand lets go of a key when its letter is there; the browser would let what else is to be done wait for that. */
const HELD_MS = 60
/** A screen draws 60 times in a second: keys in step with it would all come as early or as late before a frame. */
const FRAME_MS = 1000 / 60
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** What is not painted by then is named rather than waited for. */
const PATIENCE_MS = 60_000
const key = { key: LETTER, code: 'KeyZ', windowsVirtualKeyCode: 90 } as const

/**
 * Types behind a mark, twelve letters in a second: a hand does not wait for an editor that is slow. `typed` letters
 * stand there already. Returns the milliseconds of each of `count` keys.
 */
export async function pressKeys(
  editor: Opened,
  mark: Mark,
  typed: number,
  count: number,
): Promise<readonly number[]> {
  await expectLetters(editor, mark, typed, count)
  return withKeyboard(editor.page, async ({ down, up }) => {
    const begun = performance.now()
    for (let nth = 0; nth < count; nth++) {
      const at = begun + nth * BETWEEN_KEYS_MS + outOfStepMs(typed + nth)
      await wait(at - performance.now())
      down()
      await wait(HELD_MS)
      up()
    }
    return painted(editor.page)
  })
}

/** `count` letters at once: milliseconds from the last of them to the frame that shows all. */
export async function pressBurst(editor: Opened, mark: Mark, typed: number, count: number): Promise<number> {
  await expectLetters(editor, mark, typed, count)
  return withKeyboard(editor.page, async ({ down, up }) => {
    for (let nth = 0; nth < count; nth++) {
      if (nth > 0) up()
      down()
    }
    const times = await painted(editor.page)
    up()
    return times.at(-1) ?? Number.NaN
  })
}

type Keyboard = { down(): void; up(): void }

/** Past Playwright, which would wait until the page has taken each key. */
async function withKeyboard<T>(page: Page, work: (keyboard: Keyboard) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page)
  const sent: Promise<unknown>[] = []
  const send = (event: Parameters<typeof session.send<'Input.dispatchKeyEvent'>>[1]) => {
    const taken = session.send('Input.dispatchKeyEvent', event)
    // A page that dies takes them along; what is waited for then says so.
    taken.catch(() => undefined)
    sent.push(taken)
  }
  const given = await work({
    down: () => send({ type: 'keyDown', text: LETTER, ...key }),
    up: () => send({ type: 'keyUp', ...key }),
  })
  await Promise.all(sent)
  await session.detach()
  return given
}

/** From 0 to a frame, evenly, and the same for each editor: as a hand's keys are spread, too. */
function outOfStepMs(nth: number): number {
  return ((nth * GOLDEN) % 1) * FRAME_MS
}

function expectLetters(
  { page, watched, isPrepared }: Opened,
  mark: Mark,
  standing: number,
  keys: number,
): Promise<void> {
  const words = isPrepared ? null : marks[mark]
  return page.evaluate((expected) => window.bench.expect(expected), { watched, words, standing, keys })
}

async function painted(page: Page): Promise<readonly number[]> {
  const late = new AbortController()
  const patience = wait(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error(`keys were not painted within ${PATIENCE_MS / 1000} seconds`)
  })
  patience.catch(() => undefined)
  try {
    return await Promise.race([page.evaluate(() => window.bench.painted()), patience])
  } finally {
    late.abort()
  }
}
