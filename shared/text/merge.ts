// Two sides changed one text: the changes of both as one list, or the passages where they collide.
// Nothing is guessed: changes that overlap or touch collide, unless both sides made the passage the same.
import { applyChanges, type TextChange } from './change.ts'

/** A passage of the base that both sides changed, `[from, to)`, and what each made of it. */
export type Collision = {
  readonly from: number
  readonly to: number
  readonly mine: string
  readonly theirs: string
}

export type Merge =
  | {
      readonly kind: 'merged'
      /** Against the base. */
      readonly changes: readonly TextChange[]
      /** Against the base with my changes: what brings theirs in. */
      readonly ontoMine: readonly TextChange[]
    }
  | { readonly kind: 'collision'; readonly passages: readonly Collision[] }

/**
 * Merges `mine` and `theirs`, both against `base`. The sides may be swapped without another result.
 * @throws RangeError where either does not fit the base
 */
export function mergeChanges(
  base: string,
  mine: readonly TextChange[],
  theirs: readonly TextChange[],
): Merge {
  const changes: TextChange[] = []
  const ontoMine: TextChange[] = []
  const passages: Collision[] = []
  let shift = 0
  for (const passage of inPassages(mine, theirs)) {
    const { from, to } = passage
    const [ours, other] = [made(base, passage, passage.mine), made(base, passage, passage.theirs)]
    if (passage.mine.length > 0 && passage.theirs.length > 0 && ours !== other) {
      passages.push({ from, to, mine: ours, theirs: other })
      continue
    }
    const isMine = passage.mine.length > 0
    changes.push({ from, to, insert: isMine ? ours : other })
    if (isMine) shift += ours.length - (to - from)
    else ontoMine.push({ from: from + shift, to: to + shift, insert: other })
  }
  return passages.length > 0 ? { kind: 'collision', passages } : { kind: 'merged', changes, ontoMine }
}

type Passage = {
  readonly from: number
  readonly to: number
  readonly mine: readonly TextChange[]
  readonly theirs: readonly TextChange[]
}

function inPassages(mine: readonly TextChange[], theirs: readonly TextChange[]): Passage[] {
  const all = [
    ...mine.map((change) => ({ change, side: 'mine' as const })),
    ...theirs.map((change) => ({ change, side: 'theirs' as const })),
  ].sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to)
  const passages: Passage[] = []
  for (const { change, side } of all) {
    const last = passages.at(-1)
    if (last && change.from <= last.to) {
      passages[passages.length - 1] = {
        ...last,
        to: Math.max(last.to, change.to),
        [side]: [...last[side], change],
      }
    } else passages.push({ mine: [], theirs: [], [side]: [change], from: change.from, to: change.to })
  }
  return passages
}

function made(base: string, { from, to }: Passage, changes: readonly TextChange[]): string {
  return applyChanges(
    base.slice(from, to),
    changes.map((change) => ({ ...change, from: change.from - from, to: change.to - from })),
  )
}
