// What a control hands over, as an edit of the block.
import type { SiteField } from '../../shared/contract/fields.ts'
import { addField } from '../../shared/frontmatter/add-field.ts'
import type { Block } from '../../shared/frontmatter/block.ts'
import type { EditOutcome } from '../../shared/frontmatter/edit.ts'
import { type Field, fieldAt } from '../../shared/frontmatter/field.ts'
import type { FieldType } from '../../shared/frontmatter/field-type-name.ts'
import { setItems } from '../../shared/frontmatter/list-items.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import type { PlainValue } from '../../shared/frontmatter/sources.ts'
import { slugify } from '../../shared/site/post-name.ts'
import type { FieldPlace, MakeEdit } from './use-front-matter.ts'

export type ControlValue =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'toggle'; readonly on: boolean }
  | { readonly kind: 'items'; readonly items: readonly string[] }
  | { readonly kind: 'source'; readonly text: string }

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i

/** The edit that gives the field at `place` what its control of `type` says. */
export function writing(
  place: FieldPlace,
  type: FieldType,
  value: ControlValue,
  known: SiteField | null,
): MakeEdit {
  return (text, block, fields) => {
    const field = fieldAt(fields, place.path, place.nth)
    if (field === null) return { kind: 'refused', reason: 'shape' }
    return write(text, block, field, type, value, known)
  }
}

function write(
  text: string,
  block: Block,
  field: Field,
  type: FieldType,
  value: ControlValue,
  known: SiteField | null,
): EditOutcome {
  switch (value.kind) {
    case 'items':
      return setItems(text, block, field, value.items, known?.separator ?? 'comma', known?.example ?? '')
    case 'toggle':
      return setField(text, block, field, { kind: 'boolean', value: value.on })
    case 'source':
      return setField(text, block, field, { kind: 'source', text: value.text })
    case 'typed':
      return setField(text, block, field, plainValue(field, type, value.text))
  }
}

/** A bare number goes on as one as long as the author types numbers: `3.0` becomes `3.1`, not `"3.1"`. */
export function plainValue(field: Field | null, type: FieldType, text: string): PlainValue {
  if (text === '') return { kind: 'empty' }
  if (type === 'date') return { kind: 'date', text }
  const wasNumber = typeof field?.value === 'number'
  const isFresh = field === null || field.value === null
  if (number.test(text) && (wasNumber || (type === 'number' && isFresh))) return { kind: 'number', text }
  return { kind: 'text', text: keepsFinalBreak(field) ? `${text}\n` : text }
}

/** A literal block ends with a break that no author types. */
export function keepsFinalBreak(field: Field | null): boolean {
  return typeof field?.value === 'string' && /^[|>]/.test(field.source) && field.value.endsWith('\n')
}

/** A value as its control shows it. */
export function shownText(field: Field): string {
  if (field.value === null) return ''
  if (typeof field.value !== 'string') return field.source
  return keepsFinalBreak(field) ? field.value.slice(0, -1) : field.value
}

/**
 * A title's edit that takes the slug along as long as that is the title's own: until the author gave it another.
 * Both are one step of the history.
 */
export function takingSlugAlong(
  title: MakeEdit,
  titleText: string,
  newTitle: string,
  slug: readonly string[],
): MakeEdit {
  return (text, block, fields) => {
    const outcome = title(text, block, fields)
    const field = fieldAt(fields, slug)
    const next = slugify(newTitle)
    if (outcome.kind === 'refused' || field === null || next === '') return outcome
    if (shownText(field) === '' || shownText(field) !== slugify(titleText)) return outcome
    const also = setField(text, block, field, { kind: 'text', text: next })
    if (also.kind === 'refused') return outcome
    return { kind: 'changes', changes: [...outcome.changes, ...also.changes].sort((a, b) => a.from - b.from) }
  }
}

/** The edit that adds a field as the site's other posts have it. */
export function adding(known: SiteField, order: readonly string[]): MakeEdit {
  return (text, block) => {
    const { type, path, example, separator } = known
    const start = known.default ?? ''
    const isList = type === 'tags' || type === 'list'
    const items = start.split(',').map((item) => item.trim())
    const value = isList
      ? { kind: 'list' as const, items: start === '' ? [] : items }
      : type === 'toggle'
        ? { kind: 'boolean' as const, value: /^(?:true|yes|on)$/i.test(start) }
        : plainValue(null, type, start)
    const base = { path, like: example, order, separator }
    const first = addField(text, block, { ...base, value })
    if (first.kind === 'changes' || value.kind !== 'empty') return first
    // TOML has no empty value: text begins as empty quotes, a date as nothing that stands.
    return addField(text, block, { ...base, like: '""', value: { kind: 'text', text: '' } })
  }
}
