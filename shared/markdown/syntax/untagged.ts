// What is kept from templates: within it no tag counts, whether blocks are read, the words of a line or raw HTML.
import type { StateBlock } from 'markdown-it'

/** States that are being read, and tokens with the lists of their children. */
const untagged = new WeakSet<object>()

export const isUntagged = (one: object): boolean => untagged.has(one)

export function markUntagged(one: object): void {
  untagged.add(one)
}

/** No tag counts in `one` while `read` runs. */
export function whileUntagged(one: object, read: () => void): void {
  const isOuter = !untagged.has(one)
  untagged.add(one)
  read()
  if (isOuter) untagged.delete(one)
}

/** `read` pushes the tokens of blocks in which no tag counts. */
export function readUntagged(state: StateBlock, read: () => void): void {
  const before = state.tokens.length
  whileUntagged(state, read)
  for (const token of state.tokens.slice(before)) {
    untagged.add(token)
    if (token.children) untagged.add(token.children)
  }
}
