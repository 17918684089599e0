// The smallest change that gives one field another value: only the value's own span is replaced, in the style that
// stands there. Blocks that no parser reads can be edited all the same, since no other line is touched.
import type { TextChange } from '../text/change.ts'
import type { Block } from './block.ts'
import { type EditOutcome, firstProven, leavesOf, lineBreakOf, othersStay, refused } from './edit.ts'
import { allFields, type Field, type Fields, type FieldValue } from './field.ts'
import { type PlainValue, sourcesOf } from './sources.ts'

/** The changes in `text` that give `field` of `block` the value `value`. Lists are set by `setItems`. */
export function setField(text: string, block: Block, field: Field, value: PlainValue): EditOutcome {
  if (block.format === 'javascript') return refused('format')
  const isNested = field.kind === 'map' || field.kind === 'list'
  if (isNested && value.kind !== 'source' && value.kind !== 'empty') return refused('shape')
  const like = field.kind === 'alias' ? '' : field.source
  const style = { like, inFlow: isInFlow(text, field, block), lineBreak: lineBreakOf(text, block) }
  const proposals = sourcesOf(value, block.format, style).map((source) => [replaced(text, field, source)])
  return firstProven(
    text,
    block,
    proposals,
    (after, before) => isSet(before, after, field, value),
    value.kind === 'source' ? 'harm' : 'not-expressible',
  )
}

/**
 * A value goes where the blanks behind the colon put it, one blank apart from a colon that stands alone, and takes
 * along that one blank when it goes: so that filling and emptying are each other's inverse.
 */
function replaced(text: string, field: Field, source: string): TextChange {
  const { afterKey, valueFrom, valueTo } = field
  if (field.source === '') {
    if (source === '') return { from: afterKey, to: afterKey, insert: '' }
    const waiting = /^[ \t]{2,}(?=\r?\n|$)/.exec(text.slice(afterKey, afterKey + 200))?.[0].length ?? 0
    const from = afterKey + waiting
    return { from, to: from, insert: waiting > 0 ? source : ` ${source}` }
  }
  const startsBelow = text.slice(afterKey, valueFrom).includes('\n')
  if (source === '') {
    const blank = text.slice(afterKey, valueFrom) === ' ' ? 1 : 0
    return { from: startsBelow ? afterKey : valueFrom - blank, to: valueTo, insert: '' }
  }
  // A list below its key gives way to a value beside it.
  if (startsBelow && field.kind === 'list' && !source.includes('\n')) {
    return { from: afterKey, to: valueTo, insert: ` ${source}` }
  }
  return { from: valueFrom, to: valueTo, insert: source }
}

function isSet(before: Fields, after: Fields, field: Field, value: PlainValue): boolean {
  const now = allFields(after.fields).find((one) => one.keyFrom === field.keyFrom)
  if (!now || now.key !== field.key) return false
  const was = leavesOf(before.fields)
  const is = leavesOf(after.fields)
  const at = was.findIndex((leaf) => leaf.field.keyFrom === field.keyFrom)
  if (value.kind === 'source') return othersAround(was, is, before.fields, after.fields, field)
  return at >= 0 && othersStay(was, is, at) && means(now.value, value)
}

/** A source may turn a plain value into a nested one: the fields before and behind it must stay as they are. */
function othersAround(
  was: ReturnType<typeof leavesOf>,
  is: ReturnType<typeof leavesOf>,
  before: readonly Field[],
  after: readonly Field[],
  field: Field,
): boolean {
  const prefix = JSON.stringify(field.path).slice(0, -1)
  const others = (leaves: typeof was) =>
    leaves.filter(({ path }) => !path.startsWith(prefix)).map(({ path, value }) => path + value)
  return before.length === after.length && others(was).join('\n') === others(is).join('\n')
}

/** Whether what was read is what was meant. */
export function means(read: FieldValue, meant: PlainValue): boolean {
  switch (meant.kind) {
    case 'text':
    case 'date':
      return read === meant.text || (meant.text === '' && read === null)
    case 'number':
      return (
        read === meant.text || (typeof read === 'number' && read === Number(meant.text.replaceAll('_', '')))
      )
    case 'boolean': {
      const words = meant.value ? ['true', 'yes', 'on', 'y'] : ['false', 'no', 'off', 'n']
      return read === meant.value || (typeof read === 'string' && words.includes(read.toLowerCase()))
    }
    case 'empty':
      return read === null || read === '' || (typeof read === 'object' && Object.keys(read).length === 0)
    case 'source':
      return true
  }
}

/** Whether commas and brackets end the field's value: in YAML's flow maps. */
function isInFlow(text: string, field: Field, block: Block): boolean {
  if (block.format !== 'yaml') return false
  if (text.slice(block.contentFrom, field.keyFrom).trimStart().startsWith('{')) return true
  return field.path.length > 1 && /[{,]\s*$/.test(text.slice(block.contentFrom, field.keyFrom))
}
