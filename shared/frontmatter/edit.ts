// What every operation on the front matter shares: its outcome, the smallest change, and the proof that nothing but
// the one value changes its meaning. Operations propose; only what is read back as meant is handed on.
import { applyChanges, type TextChange } from '../text/change.ts'
import { type Block, findBlock } from './block.ts'
import type { Field, Fields, FieldValue } from './field.ts'
import { readFields } from './read-fields.ts'

/**
 * `format`: this kind of block is not edited. `shape`: the value is nested where a plain one was given, or the
 * reverse. `not-expressible`: the format has no way to write this value here. `harm`: other fields would be read
 * otherwise than before.
 */
export type Refusal = 'format' | 'shape' | 'not-expressible' | 'harm'

export type EditOutcome =
  | { readonly kind: 'changes'; readonly changes: readonly TextChange[] }
  | { readonly kind: 'refused'; readonly reason: Refusal }

export const refused = (reason: Refusal): EditOutcome => ({ kind: 'refused', reason })

/** A plain value of the block, by its path; what a table or a map holds is listed, not the map itself. */
export type Leaf = { readonly path: string; readonly value: string; readonly field: Field }

export function leavesOf(fields: readonly Field[]): Leaf[] {
  return fields.flatMap((field) =>
    field.kind === 'map' && field.fields.length > 0
      ? leavesOf(field.fields)
      : [{ path: JSON.stringify(field.path), value: meaning(field), field }],
  )
}

/** An alias means its anchor's value, which may change with it; a doubtful value means its own text. */
function meaning(field: Field): string {
  if (field.kind === 'alias' || field.kind === 'doubtful') return `source ${field.source}`
  return JSON.stringify(field.value) ?? ''
}

/** The first of `proposals` after which `isRight` holds of what is read back; else a refusal. */
export function firstProven(
  text: string,
  block: Block,
  proposals: Iterable<readonly TextChange[]>,
  isRight: (after: Fields, before: Fields) => boolean,
  otherwise: Refusal,
): EditOutcome {
  const before = readFields(text, block)
  for (const proposal of proposals) {
    const changes = proposal.map((change) => smallest(text, change)).filter(isChange)
    const after = changes.length === 0 ? before : readAfter(text, block, changes)
    if (after === null || (after.trouble !== null && before.trouble === null)) continue
    if (isRight(after, before)) return { kind: 'changes', changes }
  }
  return refused(otherwise)
}

/** The fields after `changes`; null where the block itself is not found any more as it stood. */
function readAfter(text: string, block: Block, changes: readonly TextChange[]): Fields | null {
  const shift = changes.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
  const changed = applyChanges(text, changes)
  const expected = { ...block, to: block.to + shift, contentTo: block.contentTo + shift }
  const found = block.detached ? expected : findBlock(changed, block.generator)
  if (found === null || found.format !== block.format || found.to !== expected.to) return null
  return readFields(changed, found)
}

/** Whether all values but those of `target` are as before, in the same order. */
export function othersStay(before: readonly Leaf[], after: readonly Leaf[], targetAt: number): boolean {
  return (
    before.length === after.length &&
    before.every(({ path, value }, at) => {
      const now = after[at]
      return now !== undefined && now.path === path && (at === targetAt || now.value === value)
    })
  )
}

function isChange({ from, to, insert }: TextChange): boolean {
  return from !== to || insert !== ''
}

/** `change` without what it replaces by the same; a pair of surrogates or of CR and LF stays whole. */
function smallest(text: string, { from, to, insert }: TextChange): TextChange {
  let start = 0
  const most = Math.min(to - from, insert.length)
  while (start < most && text.charCodeAt(from + start) === insert.charCodeAt(start)) start++
  if (start > 0 && splitsPair(insert, start, text, from + start)) start--
  let end = 0
  while (end < most - start && text.charCodeAt(to - 1 - end) === insert.charCodeAt(insert.length - 1 - end)) {
    end++
  }
  if (end > 0 && splitsPair(insert, insert.length - end, text, to - end)) end--
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}

function splitsPair(one: string, at: number, other: string, otherAt: number): boolean {
  return isWithinPair(one, at) || isWithinPair(other, otherAt)
}

function isWithinPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const before = text.charCodeAt(at - 1)
  const behind = text.charCodeAt(at)
  const isSurrogates = before >= 0xd800 && before < 0xdc00 && behind >= 0xdc00 && behind < 0xe000
  return isSurrogates || (before === 13 && behind === 10)
}

/** The block's own line break: of a block with both, the one that its first line has. */
export function lineBreakOf(text: string, block: Block): string {
  const end = text.indexOf('\n', block.from)
  return end > 0 && text.charAt(end - 1) === '\r' ? '\r\n' : '\n'
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** Where the line of `at` ends, before its break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  if (found < 0) return text.length
  return found > at && text.charAt(found - 1) === '\r' ? found - 1 : found
}

/** Where the line after that of `at` begins. */
export function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found + 1
}

/** A value as the author would type it: text as it is, everything else as it stands in the source. */
export function typedText(value: FieldValue, source: string): string {
  return typeof value === 'string' ? value : value === null ? '' : source
}
