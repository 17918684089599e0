// Between CodeMirror's changes and the contract's: the same facts, as plain data that a wire can carry.
import { ChangeSet } from '@codemirror/state'
import type { TextChange } from '../../shared/text/change.ts'

/** In order, apart, in positions of the text before. */
export function toTextChanges(changes: ChangeSet): TextChange[] {
  const found: TextChange[] = []
  changes.iterChanges((from, to, _fromB, _toB, insert) => {
    found.push({ from, to, insert: insert.toString() })
  })
  return found
}

/** @throws RangeError where they do not fit a text of `length` */
export function toChangeSet(changes: readonly TextChange[], length: number): ChangeSet {
  return ChangeSet.of([...changes], length)
}
