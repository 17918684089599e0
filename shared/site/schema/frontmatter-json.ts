// Front Matter CMS: `frontmatter.json`, with its content types and the folders that they are for.
// Source: frontmatter.codes, content types and fields. The file may have comments, which YAML's flow style takes too.

import type { FieldValue } from '../../frontmatter/field.ts'
import { recordOf } from '../../frontmatter/field.ts'
import type { FieldType } from '../../frontmatter/field-type-name.ts'
import { readJson } from '../../frontmatter/json.ts'
import { uncommented } from '../settings-code.ts'
import { folderName } from '../settings-text.ts'
import type { SchemaField, SchemaScope } from './schema-field.ts'
import { listType, textType } from './typed-by-name.ts'
import { listOf, mapOf, textOf } from './values.ts'

export function readFrontMatterJson(source: string, text: string): readonly SchemaScope[] {
  const settings = recordOf(readJson(withoutLastCommas(uncommented(text)), 0).fields)
  const types = listOf(settings['frontMatter.taxonomy.contentTypes']).map(mapOf)
  const folders = listOf(settings['frontMatter.content.pageFolders']).map(mapOf)
  return types.flatMap((type): SchemaScope[] => {
    const fields = listOf(type.fields).flatMap((field) => fieldsOf(mapOf(field), [], source))
    const name = textOf(type.name)
    const own = folders.filter((folder) => listOf(folder.contentTypes).includes(name ?? ''))
    const paths = own.flatMap((folder) => {
      const path = folderName((textOf(folder.path) ?? '').replace(/^\[\[workspace\]\]\/?/, ''))
      return path === null ? [] : [path]
    })
    if (paths.length > 0) return paths.map((folder) => ({ folder, fields }))
    // The type named `default` is that of all posts that no other is for.
    return name === 'default' ? [{ folder: null, fields }] : []
  })
}

/** Commas before an end, which JSON with comments may have. */
function withoutLastCommas(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[\]}])/g, (found) => (found === ',' ? ' ' : found))
}

const types: Readonly<Record<string, FieldType>> = {
  number: 'number',
  datetime: 'date',
  boolean: 'toggle',
  draft: 'toggle',
  image: 'image',
  tags: 'tags',
  categories: 'tags',
  taxonomy: 'tags',
  list: 'list',
  fields: 'nested',
  slug: 'slug',
  json: 'raw',
  block: 'raw',
  dataFile: 'text',
  contentRelationship: 'text',
  file: 'text',
}

function fieldsOf(
  field: Readonly<Record<string, FieldValue>>,
  parents: readonly string[],
  source: string,
): SchemaField[] {
  const name = textOf(field.name)
  const kind = textOf(field.type) ?? 'string'
  if (name === null || kind === 'heading' || kind === 'divider') return []
  const path = [...parents, name]
  const choices = listOf(field.choices).flatMap((choice) => textOf(choice) ?? textOf(mapOf(choice).id) ?? [])
  const many =
    field.multiple === true ||
    kind === 'list' ||
    kind === 'tags' ||
    kind === 'categories' ||
    kind === 'taxonomy'
  const type =
    kind === 'choice'
      ? many
        ? 'tags'
        : 'choice'
      : kind === 'string'
        ? field.single === false
          ? 'long-text'
          : textType(name)
        : (types[kind] ?? 'raw')
  const own: SchemaField = {
    path,
    type: kind === 'list' ? listType(name) : type,
    label: textOf(field.title),
    required: field.required === true,
    choices,
    default: textOf(field.default),
    many,
    source,
  }
  const inner =
    kind === 'fields' && path.length < 4
      ? listOf(field.fields).flatMap((one) => fieldsOf(mapOf(one), path, source))
      : []
  return [own, ...inner]
}
