// What the author wants fields of new posts to begin with, put into a new post's block.
import type { FieldOverride, SiteField } from '../contract/fields.ts'
import { addField } from '../frontmatter/add-field.ts'
import { findBlock } from '../frontmatter/block.ts'
import type { EditOutcome } from '../frontmatter/edit.ts'
import { fieldAt } from '../frontmatter/field.ts'
import { setItems } from '../frontmatter/list-items.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { setField } from '../frontmatter/set-field.ts'
import type { PlainValue } from '../frontmatter/sources.ts'
import { applyChanges } from '../text/change.ts'

export type FieldDefault = Pick<SiteField, 'path' | 'type' | 'example' | 'separator'> & {
  /** As the author would type it; of a list the items with commas between. */
  readonly text: string
}

/** What the author set; the defaults of a schema are what the generator takes where nothing stands. */
export function fieldDefaults(
  fields: readonly SiteField[],
  overrides: Readonly<Record<string, FieldOverride>>,
): FieldDefault[] {
  return fields.flatMap(({ path, type, example, separator }) => {
    const name = path.join('.')
    const text = Object.hasOwn(overrides, name) ? overrides[name]?.default : null
    return text ? [{ path, type, example, separator, text }] : []
  })
}

/** `text`, a new post whose body begins at `cursor`, with the defaults in the fields that have no value yet. */
export function withDefaults(
  text: string,
  cursor: number,
  generator: string,
  defaults: readonly FieldDefault[],
): { readonly text: string; readonly cursor: number } {
  let now = text
  for (const one of defaults) {
    const outcome = putDefault(now, generator, one)
    // What the block cannot hold is left out: the post is begun all the same.
    if (outcome?.kind === 'changes') now = applyChanges(now, outcome.changes)
  }
  return { text: now, cursor: cursor + now.length - text.length }
}

function putDefault(text: string, generator: string, one: FieldDefault): EditOutcome | null {
  const block = findBlock(text, generator)
  if (block === null) return null
  const field = fieldAt(readFields(text, block).fields, one.path)
  const isList = one.type === 'tags' || one.type === 'list'
  const items = one.text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  if (field === null) {
    const value = isList ? ({ kind: 'list', items } as const) : plainDefault(one)
    return addField(text, block, {
      path: one.path,
      value,
      like: one.example,
      order: [],
      separator: one.separator,
    })
  }
  const isEmpty =
    field.value === null || field.value === '' || (Array.isArray(field.value) && field.value.length === 0)
  if (!isEmpty) return null
  if (isList) return setItems(text, block, field, items, one.separator, one.example)
  return setField(text, block, field, plainDefault(one))
}

function plainDefault({ type, text }: FieldDefault): PlainValue {
  switch (type) {
    case 'toggle':
      return { kind: 'boolean', value: /^(?:true|yes|on)$/i.test(text) }
    case 'number':
      return { kind: 'number', text }
    case 'date':
      return { kind: 'date', text }
    default:
      return { kind: 'text', text }
  }
}
