// Which pictures of a grid are chosen, as keys and clicks change it; the same in every grid of pictures.

/** `active` has the focus; a range reaches from `anchor` to it. */
export type Selection<Id> = {
  readonly chosen: ReadonlySet<Id>
  readonly active: Id | null
  readonly anchor: Id | null
}

export const nothingChosen = { chosen: new Set<never>(), active: null, anchor: null } as const

/** How a click or a step takes: alone, up to there, or in addition. */
export type Reach = 'alone' | 'range' | 'toggle'

export function choose<Id>(
  selection: Selection<Id>,
  order: readonly Id[],
  id: Id,
  reach: Reach,
): Selection<Id> {
  if (reach === 'toggle') {
    const chosen = new Set(selection.chosen)
    if (!chosen.delete(id)) chosen.add(id)
    return { chosen, active: id, anchor: id }
  }
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor)
  const to = order.indexOf(id)
  if (reach === 'alone' || from < 0 || to < 0) return { chosen: new Set([id]), active: id, anchor: id }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { chosen: new Set(range), active: id, anchor: selection.anchor }
}

export function chooseAll<Id>(selection: Selection<Id>, order: readonly Id[]): Selection<Id> {
  return { chosen: new Set(order), active: selection.active ?? order[0] ?? null, anchor: order[0] ?? null }
}

/** What is not shown any more cannot be meant any more. */
export function keepShown<Id>(selection: Selection<Id>, shown: ReadonlySet<Id>): Selection<Id> {
  const still = (id: Id | null) => (id !== null && shown.has(id) ? id : null)
  if ([...selection.chosen].every((id) => shown.has(id)) && still(selection.active) === selection.active) {
    return selection
  }
  return {
    chosen: new Set([...selection.chosen].filter((id) => shown.has(id))),
    active: still(selection.active),
    anchor: still(selection.anchor),
  }
}
