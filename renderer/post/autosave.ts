// When unsaved changes are journalled and when they are saved: timing alone, as a function of what happened.

/** A pause this long after the last key saves. */
export const SAVE_AFTER_MS = 1000
/** Unsaved changes are never older than this outside the renderer's memory. */
export const JOURNAL_WITHIN_MS = 1000
/** Without a pause a save comes after this all the same. */
export const SAVE_WITHIN_MS = 5000

export type Unsaved = {
  /** When the oldest unsaved change was made. */
  readonly sinceMs: number
  readonly lastChangeMs: number
  /** When the changes were last journalled; null: never. */
  readonly journalledMs: number | null
}

export type Deadlines = { readonly saveAtMs: number; readonly journalAtMs: number }

/** `journalAtMs` is infinite where the journal has it all already. */
export function deadlines({ sinceMs, lastChangeMs, journalledMs }: Unsaved): Deadlines {
  const journalled = journalledMs !== null && journalledMs >= lastChangeMs
  const from = journalledMs !== null && journalledMs > sinceMs ? journalledMs : sinceMs
  return {
    saveAtMs: Math.min(lastChangeMs + SAVE_AFTER_MS, sinceMs + SAVE_WITHIN_MS),
    journalAtMs: journalled ? Number.POSITIVE_INFINITY : from + JOURNAL_WITHIN_MS * 0.8,
  }
}
