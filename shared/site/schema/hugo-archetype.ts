// Hugo's archetypes: the front matter that its own new posts begin with.
// Source: gohugo.io, archetypes. Template code tells of dates and titles; it is not run.

import { findBlock } from '../../frontmatter/block.ts'
import { allFields, type Field } from '../../frontmatter/field.ts'
import type { FieldType } from '../../frontmatter/field-type-name.ts'
import { readFields } from '../../frontmatter/read-fields.ts'
import type { SchemaField, SchemaScope } from './schema-field.ts'
import { listType, textType } from './typed-by-name.ts'

/** `archetypes/default.md` is for all posts, `archetypes/news.md` and `archetypes/news/index.md` for `content/news`. */
export function readHugoArchetype(source: string, text: string): readonly SchemaScope[] {
  const section = /^archetypes\/([^/]+?)(?:\/index)?\.md$/.exec(source)?.[1]
  const block = section === undefined ? null : findBlock(text, 'hugo')
  if (section === undefined || block === null) return []
  const fields = allFields(readFields(text, block).fields)
    .filter(({ path }) => path.length <= 2)
    .map((field) => schemaField(field, source))
  return [{ folder: section === 'default' ? null : `content/${section}`, fields }]
}

function schemaField(field: Field, source: string): SchemaField {
  const type = typeOf(field)
  return {
    path: field.path,
    type,
    label: null,
    required: false,
    choices: [],
    default: null,
    many: type === 'list' || type === 'tags',
    source,
  }
}

function typeOf({ kind, value, source, key }: Field): FieldType {
  if (/\{\{.*\bDate\b/.test(source)) return 'date'
  if (kind === 'map' && !source.includes('{{')) return 'nested'
  if (kind === 'list') return listType(key)
  if (typeof value === 'boolean') return 'toggle'
  if (typeof value === 'number') return 'number'
  return textType(key)
}
