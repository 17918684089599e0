// Makes an element of the page equal to a new one by changing only the places where they differ, so that the browser
// lays out a line of a long list, table or listing anew and not all of it.

import { isElement } from './is-element.ts'

/** In these a part may change for itself; any other is changed whole. */
const containers = new Set('DIV P UL OL LI DL DD BLOCKQUOTE TABLE THEAD TBODY TR SECTION PRE CODE'.split(' '))

export type TakingOver = {
  /** An element stays with other children than before: hears which new one it stands for. */
  onKept?(shown: Element, next: Element): void
  /** `gone` are about to go, `come` stand behind them; nodes may change places. */
  onReplaced?(gone: readonly Node[], come: readonly Node[]): void
}

/** Afterwards `shown` has the children that `next` had; the two are of one kind. */
export function takeOver(shown: Element, next: Element, told: TakingOver = {}): void {
  const [before, after] = [[...shown.childNodes], [...next.childNodes]]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start]?.isEqualNode(after[start] ?? null)) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end)?.isEqualNode(after.at(-1 - end) ?? null)) end++
  const gone = before.slice(start, before.length - end)
  const come = after.slice(start, after.length - end)
  const [old, fresh] = [gone[0], come[0]]
  if (gone.length === 1 && come.length === 1 && isElement(old) && isElement(fresh) && mayStay(old, fresh)) {
    takeOver(old, fresh, told)
    told.onKept?.(old, fresh)
    return
  }
  const behind = before[before.length - end] ?? null
  for (const node of come) shown.insertBefore(node, behind)
  told.onReplaced?.(gone, come)
  for (const node of [...shown.childNodes].slice(start, start + gone.length)) node.remove()
}

function mayStay(old: Element, fresh: Element): boolean {
  return containers.has(old.nodeName) && old.cloneNode(false).isEqualNode(fresh.cloneNode(false))
}
