// Wire: the only thing that a shell has to provide so that two sides can talk.
import type { Stop } from './declare.ts'

/**
 * Carries messages both ways, in order, each whole. Messages are JSON values and `Uint8Array`s;
 * `undefined` inside arrays, dates and maps do not survive every wire and must not be sent.
 */
export type Wire = {
  send(message: unknown): void
  /** One listener at a time is enough for `serve` and `connect`; `onClose` is called once, when no more can arrive. */
  listen(onMessage: (message: unknown) => void, onClose?: () => void): Stop
}

/** Two wires joined in memory; messages arrive in a later microtask, as on a real one. */
export function wirePair(): readonly [Wire, Wire] {
  const ends = [new Set<Listener>(), new Set<Listener>()] as const
  const end = (mine: Set<Listener>, theirs: Set<Listener>): Wire => ({
    send(message) {
      void Promise.resolve().then(() => {
        for (const listener of theirs) listener(message)
      })
    },
    listen(onMessage) {
      mine.add(onMessage)
      return () => void mine.delete(onMessage)
    },
  })
  return [end(ends[0], ends[1]), end(ends[1], ends[0])]
}

type Listener = (message: unknown) => void
