// @vitest-environment happy-dom
// The date control: what it writes, where the focus goes, and what it leaves alone.
import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DateField } from '../../../renderer/details/date-field.tsx'
import { patience } from '../../support/patience.ts'

let root: Root
const commits: string[] = []

function Stage({ text, example, readOnly }: { text: string; example: string; readOnly: boolean }) {
  const [stands, setStands] = useState(text)
  const onCommit = (next: string) => {
    commits.push(next)
    setStands(next)
  }
  return <DateField id="date" describedBy="more" {...{ text: stands, example, readOnly, onCommit }} />
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  commits.length = 0
})

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(text: string, example = '', readOnly = false): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  await act(async () => root.render(<Stage {...{ text, example, readOnly }} />))
}

function find<E extends HTMLElement>(selector: string, words = ''): E {
  const found = [...document.querySelectorAll<E>(selector)].find((element) =>
    (element.textContent ?? '').includes(words),
  )
  if (!found) throw new Error(`no ${selector} “${words}” on the page`)
  return found
}

const input = () => find<HTMLInputElement>('#date')
const popup = () => document.querySelector('.date-popup')
const opener = () => find('[aria-label="Choose a date"]')

async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.focus()
    element.click()
    await new Promise((done) => setTimeout(done, 20))
  })
}

async function put(element: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> {
  const kind = element instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement
  await act(async () => {
    element.focus()
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(element, value)
    element.dispatchEvent(new Event(kind === HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  })
}

async function press(element: HTMLElement, key: string): Promise<void> {
  await act(async () =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  )
}

/** The focus goes to where it belongs behind what is drawn. */
async function hasFocus(wanted: () => Element): Promise<void> {
  await vi.waitFor(() => expect(document.activeElement).toBe(wanted()), patience)
}

const day = (iso: string) => find(`.rdp-day[data-day="${iso}"] button`)

describe('a date that is typed', () => {
  it('is written on Enter, once', async () => {
    await show('2025-09-08')
    await put(input(), 'next week')
    expect(commits).toEqual([])
    await press(input(), 'Enter')
    await act(async () => input().blur())
    expect(commits).toEqual(['next week'])
  })

  it('is written when the author goes on', async () => {
    await show('2025-09-08')
    await put(input(), '2025-09-09')
    await act(async () => input().blur())
    expect(commits).toEqual(['2025-09-09'])
  })

  it('is given up with Escape', async () => {
    await show('2025-09-08')
    await put(input(), '2025-')
    await press(input(), 'Escape')
    expect(input().value).toBe('2025-09-08')
    await act(async () => input().blur())
    expect(commits).toEqual([])
  })
})

describe('a day that is chosen', () => {
  it.each([
    ['2025-09-08 10:00:00 -0500', '2025-09-17', '2025-09-17 10:00:00 -0500'],
    ['2021-08-07T15:32:14.284Z', '2021-08-01', '2021-08-01T15:32:14.284Z'],
    ['July 27, 2025', '2025-08-01', 'August 1, 2025'],
    ['1984-05-06', '1984-05-31', '1984-05-31'],
  ])('in %s keeps the form, the time and the zone', async (text, iso, written) => {
    await show(text)
    await click(opener())
    await click(day(iso))
    expect(commits).toEqual([written])
  })

  it('closes the calendar and gives the focus back', async () => {
    await show('2025-09-08')
    await click(opener())
    await hasFocus(() => day('2025-09-08'))
    await click(day('2025-09-17'))
    expect(popup()).toBe(null)
    await hasFocus(() => opener())
  })

  it('that already stands writes nothing', async () => {
    await show('Sept 8, 2025')
    await click(opener())
    await click(day('2025-09-08'))
    expect(popup()).toBe(null)
    expect(commits).toEqual([])
  })

  it.each(['', 'soon'])('where %j stands takes the form of other posts', async (text) => {
    await show(text, '2025/09/08 9:00')
    await click(opener())
    const today = find('.rdp-today').getAttribute('data-day') ?? ''
    await click(day(today))
    expect(commits[0]).toMatch(/^\d{4}\/\d\d\/\d\d \d{1,2}:\d\d$/)
    expect(commits[0]?.slice(0, 10)).toBe(today.replaceAll('-', '/'))
  })
})

describe('beside the calendar', () => {
  it('the time is written at once, the calendar stays, and an unfinished time is left alone', async () => {
    await show('2025/09/08 9:00')
    await click(opener())
    const time = find<HTMLInputElement>('input[type=time]')
    expect(time.value).toBe('09:00')
    await put(time, '')
    expect(commits).toEqual([])
    await put(time, '14:05')
    expect(commits).toEqual(['2025/09/08 14:05'])
    expect(popup()).not.toBe(null)
    expect(document.querySelector('.date-clock select')).toBe(null)
  })

  it('another zone keeps the hour', async () => {
    await show('2025-09-08T10:00:00Z')
    await click(opener())
    await put(find<HTMLSelectElement>('.date-clock select'), '-300')
    expect(commits).toEqual(['2025-09-08T10:00:00-05:00'])
  })

  it('a time can be added to a day, and is then where the focus is', async () => {
    await show('July 27, 2025')
    await click(opener())
    await click(find('button', 'Add a time'))
    expect(commits[0]).toMatch(/^July 27, 2025 \d\d:\d\d$/)
    await hasFocus(() => find('input[type=time]'))
  })

  it('the present is written in the form that stands', async () => {
    await show('2021-08-07T15:32:14Z')
    await click(opener())
    const before = Math.floor(Date.now() / 1000) * 1000
    await click(find('button', 'Now'))
    expect(commits[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(Date.parse(commits[0] ?? '')).toBeGreaterThanOrEqual(before)
  })
})

it('what is no date is said in words, and the input tells of it', async () => {
  await show('soon')
  const ids = input().getAttribute('aria-describedby')?.split(' ') ?? []
  expect(ids).toContain('more')
  expect(document.getElementById(ids[0] ?? '')?.textContent).toContain('it stays as it is')
})

it('a post that is only read has no calendar', async () => {
  await show('2025-09-08', '', true)
  expect(input().readOnly).toBe(true)
  expect(document.querySelector('button')).toBe(null)
})
