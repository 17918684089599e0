// Notices: one sentence each, with the one thing that can be done about it.
import { createStore } from 'zustand/vanilla'
import { isFailure } from '../../shared/contract/failure.ts'
import { sentenceOf } from './sentences.ts'

export type Notice = {
  readonly id: number
  readonly text: string
  /** A fault stays until it is read; the others go by themselves. */
  readonly kind: 'fault' | 'done' | 'note'
  readonly action?: NoticeAction
  /** What else can be done about it. */
  readonly others?: readonly NoticeAction[]
  /** It waits for an answer, as a fault does. */
  readonly stays?: boolean
}

export type NoticeAction = { readonly label: string; run(): void }

export const notices = createStore<readonly Notice[]>(() => [])

const SHOWN_MS = 8000
const MOST = 4
let nextId = 1

export function showNotice(notice: Omit<Notice, 'id'>): void {
  const id = nextId++
  const others = notices.getState().filter(({ text }) => text !== notice.text)
  notices.setState([...others, { ...notice, id }].slice(-MOST), true)
  if (notice.kind !== 'fault' && !notice.stays) setTimeout(() => dismissNotice(id), SHOWN_MS)
}

/** Shows what failed; what is no failure of the contract is a bug and is thrown on. */
export function showFailure(error: unknown): void {
  if (!isFailure(error)) {
    showNotice({
      kind: 'fault',
      text: 'Something in Galley failed. Your text is safe; if it happens again, please report it.',
    })
    throw error
  }
  if (error.code !== 'cancelled') showNotice({ kind: 'fault', text: sentenceOf(error) })
}

export function dismissNotice(id: number): void {
  notices.setState(
    notices.getState().filter((notice) => notice.id !== id),
    true,
  )
}
