// Decap, Sveltia and Netlify CMS: the folder collections of `admin/config.yml`.
// Source: decapcms.org, folder collections and widgets.

import type { FieldValue } from '../../frontmatter/field.ts'
import { recordOf } from '../../frontmatter/field.ts'
import type { FieldType } from '../../frontmatter/field-type-name.ts'
import { readYaml } from '../../frontmatter/yaml.ts'
import { folderName } from '../settings-text.ts'
import type { SchemaField, SchemaScope } from './schema-field.ts'
import { listType, textType } from './typed-by-name.ts'
import { listOf, mapOf, textOf } from './values.ts'

export function readDecapConfig(source: string, text: string): readonly SchemaScope[] {
  const collections = listOf(recordOf(readYaml(text, 0).fields).collections).map(mapOf)
  return collections.flatMap((collection) => {
    const folder = folderName(textOf(collection.folder))
    if (folder === null) return []
    return [
      { folder, fields: listOf(collection.fields).flatMap((field) => fieldsOf(mapOf(field), [], source)) },
    ]
  })
}

const types: Readonly<Record<string, FieldType>> = {
  text: 'long-text',
  markdown: 'long-text',
  datetime: 'date',
  date: 'date',
  boolean: 'toggle',
  number: 'number',
  image: 'image',
  file: 'text',
  object: 'nested',
  relation: 'text',
  color: 'text',
  uuid: 'text',
  code: 'raw',
  map: 'raw',
  keyvalue: 'raw',
}

function fieldsOf(
  field: Readonly<Record<string, FieldValue>>,
  parents: readonly string[],
  source: string,
): SchemaField[] {
  const name = textOf(field.name)
  // The body is no field of the front matter.
  if (name === null || (parents.length === 0 && name === 'body')) return []
  const path = [...parents, name]
  const widget = textOf(field.widget) ?? 'string'
  const many = field.multiple === true || widget === 'list'
  const inner = listOf(field.fields)
  const choices = listOf(field.options).flatMap(
    (option) => textOf(option) ?? textOf(mapOf(option).value) ?? [],
  )
  const own: SchemaField = {
    path,
    type: typeOf(name, widget, many, inner.length > 0),
    label: textOf(field.label),
    required: field.required !== false && widget !== 'boolean' && widget !== 'hidden',
    choices,
    default: Array.isArray(field.default)
      ? field.default.flatMap((one) => textOf(one) ?? []).join(', ') || null
      : textOf(field.default),
    many,
    source,
  }
  const nested =
    widget === 'object' && path.length < 4 ? inner.flatMap((one) => fieldsOf(mapOf(one), path, source)) : []
  return [own, ...nested]
}

function typeOf(name: string, widget: string, many: boolean, hasFields: boolean): FieldType {
  if (widget === 'select') return many ? 'tags' : 'choice'
  if (widget === 'list') return hasFields ? 'raw' : listType(name)
  if (widget === 'relation' && many) return listType(name)
  return widget === 'string' || widget === 'hidden' ? textType(name) : (types[widget] ?? 'raw')
}
