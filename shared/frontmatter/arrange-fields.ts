// Fields taken out, renamed and put in another order, with the comments that stand directly above them.
import type { TextChange } from '../text/change.ts'
import type { Block } from './block.ts'
import { type EditOutcome, firstProven, type Leaf, leavesOf, lineStart, nextLine, refused } from './edit.ts'
import { allFields, type Field } from './field.ts'
import { readFields } from './read-fields.ts'
import { keySource } from './sources.ts'

/** The change that takes `field` out with its lines. Comments above it stay. */
export function removeField(text: string, block: Block, field: Field): EditOutcome {
  if (block.format === 'javascript') return refused('format')
  const proposals = isInBraces(text, block, field)
    ? [fromBraces(text, block, field)]
    : withAndWithoutBlankLines(text, {
        from: lineStart(text, field.keyFrom),
        to: nextLine(text, field.valueTo),
      }).map((lines) => [{ ...lines, insert: '' }])
  return firstProven(
    text,
    block,
    proposals.filter((one) => one !== null),
    (after, before) => {
      const isWithin = (leaf: Leaf) =>
        leaf.field.keyFrom >= field.keyFrom && leaf.field.keyFrom <= field.valueTo
      const was = leavesOf(before.fields).filter((leaf) => !isWithin(leaf))
      // A map that lost its last field is empty itself.
      const is = leavesOf(after.fields).filter((leaf) => !isEmptied(leaf.field, field))
      return joined(was) === joined(is)
    },
    'harm',
  )
}

function isEmptied({ path, value }: Field, removed: Field): boolean {
  const isParent = path.length < removed.path.length && path.every((step, at) => removed.path[at] === step)
  return isParent && (value === null || (typeof value === 'object' && Object.keys(value).length === 0))
}

/** The change that gives `field` another name. */
export function renameField(text: string, block: Block, field: Field, name: string): EditOutcome {
  const key = keySource(name, block.format, text.slice(field.keyFrom, field.keyTo))
  if (block.format === 'javascript') return refused('format')
  if (key === null || (block.format === 'toml' && field.path.length > 1 && field.key.includes('.'))) {
    return refused('not-expressible')
  }
  const siblings = siblingsOf(text, block, field)
  if (siblings.some((one) => one.keyFrom !== field.keyFrom && one.key === name)) return refused('harm')
  const path = JSON.stringify([...field.path.slice(0, -1), name])
  return firstProven(
    text,
    block,
    [[{ from: field.keyFrom, to: field.keyTo, insert: key }]],
    (after, before) => {
      const prefix = JSON.stringify(field.path).slice(0, -1)
      const was = leavesOf(before.fields).map((leaf) => {
        const isOwn = leaf.field.keyFrom >= field.keyFrom && leaf.field.keyFrom <= field.valueTo
        return { ...leaf, path: isOwn ? leaf.path.replace(prefix, () => path.slice(0, -1)) : leaf.path }
      })
      return joined(was) === joined(leavesOf(after.fields))
    },
    'not-expressible',
  )
}

/** The changes that put `field` before `before`, or behind its last sibling. */
export function moveField(text: string, block: Block, field: Field, before: Field | null): EditOutcome {
  if (block.format === 'javascript') return refused('format')
  const siblings = siblingsOf(text, block, field)
  const from = siblings.findIndex((one) => one.keyFrom === field.keyFrom)
  const to = before === null ? siblings.length : siblings.findIndex((one) => one.keyFrom === before.keyFrom)
  if (from < 0 || to < 0) return refused('shape')
  if (to === from || to === from + 1) return { kind: 'changes', changes: [] }
  const proposals = isInBraces(text, block, field)
    ? [rotated(text, siblings, from, to)]
    : movedLines(text, siblings, from, to)
  return firstProven(
    text,
    block,
    proposals,
    (after, was) => sorted(leavesOf(was.fields)) === sorted(leavesOf(after.fields)),
    'harm',
  )
}

/** The fields that stand beside `field`, itself included; tables of TOML are no siblings of plain fields. */
function siblingsOf(text: string, block: Block, field: Field): readonly Field[] {
  const { fields } = readFields(text, block)
  const holder = allFields(fields).find((one) => one.fields.some(({ keyFrom }) => keyFrom === field.keyFrom))
  if (holder) return holder.fields
  return fields.filter((one) => isTable(text, one) === isTable(text, field))
}

/** Whether the field is opened by a header in brackets. */
export function isTable(text: string, field: Field): boolean {
  return text.slice(field.keyTo, field.afterKey).includes(']')
}

function joined(leaves: readonly Leaf[]): string {
  return leaves.map(({ path, value }) => path + value).join('\n')
}

function sorted(leaves: readonly Leaf[]): string {
  return leaves
    .map(({ path, value }) => path + value)
    .sort()
    .join('\n')
}

function isInBraces(text: string, block: Block, field: Field): boolean {
  if (block.format === 'json') return true
  if (block.format !== 'yaml' && block.format !== 'toml') return false
  const before = text.slice(block.contentFrom, field.keyFrom)
  return before.trimStart().startsWith('{') || (field.path.length > 1 && /[{,]\s*$/.test(before))
}

type Lines = { readonly from: number; readonly to: number }

/**
 * The lines as they are, and with the blank ones below them: a text of YAML that keeps its last line breaks (`|+`)
 * would take those blank lines for its own as soon as nothing parts them from it.
 */
function withAndWithoutBlankLines(text: string, lines: Lines): readonly Lines[] {
  let to = lines.to
  while (to < text.length && text.slice(to, nextLine(text, to)).trim() === '') to = nextLine(text, to)
  return to === lines.to ? [lines] : [lines, { from: lines.from, to }]
}

function fromBraces(text: string, block: Block, field: Field): TextChange[] | null {
  const siblings = siblingsOf(text, block, field)
  const at = siblings.findIndex((one) => one.keyFrom === field.keyFrom)
  const next = siblings[at + 1]
  const previous = siblings[at - 1]
  if (at < 0) return null
  if (previous) return [{ from: previous.valueTo, to: field.valueTo, insert: '' }]
  if (next) return [{ from: field.keyFrom, to: next.keyFrom, insert: '' }]
  return [{ from: field.keyFrom, to: field.valueTo, insert: '' }]
}

/** A field's lines with the comments directly above; what looks like one may be the end of the value before. */
function linesOf(text: string, field: Field, siblings: readonly Field[]): Lines {
  const before = siblings[siblings.findIndex((one) => one.keyFrom === field.keyFrom) - 1]
  let from = lineStart(text, field.keyFrom)
  for (;;) {
    const above = from === 0 ? 0 : lineStart(text, from - 1)
    if (above >= from || (before && above < before.valueTo) || !/^[ \t]*#/.test(text.slice(above, from)))
      break
    from = above
  }
  return { from, to: nextLine(text, field.valueTo) }
}

function movedLines(text: string, siblings: readonly Field[], from: number, to: number): TextChange[][] {
  const moved = siblings[from]
  const last = siblings.at(-1)
  const target = siblings[to]
  if (!moved || !last) return []
  const at = target ? linesOf(text, target, siblings).from : linesOf(text, last, siblings).to
  return withAndWithoutBlankLines(text, linesOf(text, moved, siblings))
    .filter((lines) => at <= lines.from || at >= lines.to)
    .map((lines) => {
      const insertion = { from: at, to: at, insert: text.slice(lines.from, lines.to) }
      const removal = { from: lines.from, to: lines.to, insert: '' }
      return at < lines.from ? [insertion, removal] : [removal, insertion]
    })
}

/** In braces the commas stay where they are and the fields change places. */
function rotated(text: string, siblings: readonly Field[], from: number, to: number): TextChange[] {
  const order = [...siblings]
  const [moved] = order.splice(from, 1)
  if (moved) order.splice(to > from ? to - 1 : to, 0, moved)
  return siblings.flatMap((standing, at) => {
    const one = order[at]
    return one && one !== standing
      ? [{ from: standing.keyFrom, to: standing.valueTo, insert: text.slice(one.keyFrom, one.valueTo) }]
      : []
  })
}
