// The way back and forth while a photo story is arranged.
import { changeStory, emptyStory, type Story, type StoryChange } from './story-state.ts'

export type StoryHistory = {
  readonly past: readonly Story[]
  readonly now: Story
  readonly future: readonly Story[]
}

export type StoryStep = StoryChange | { readonly kind: 'undo' } | { readonly kind: 'redo' }

export const emptyHistory: StoryHistory = { past: [], now: emptyStory, future: [] }

/** What changes nothing is no step. */
export function historyStep(history: StoryHistory, step: StoryStep): StoryHistory {
  const { past, now, future } = history
  if (step.kind === 'undo') {
    const before = past.at(-1)
    return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : history
  }
  if (step.kind === 'redo') {
    const [after, ...rest] = future
    return after ? { past: [...past, now], now: after, future: rest } : history
  }
  const next = changeStory(now, step)
  return next === now ? history : { past: [...past, now], now: next, future: [] }
}
