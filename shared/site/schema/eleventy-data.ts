// Eleventy's directory data: values that all posts of a folder have without naming them.
// Source: 11ty.dev, template and directory data files. Those that are code are read as text, literals alone.
import { recordOf } from '../../frontmatter/field.ts'
import type { FieldType } from '../../frontmatter/field-type-name.ts'
import { readJson } from '../../frontmatter/json.ts'
import { literalOf, properties, readCode } from './code-tokens.ts'
import type { SchemaField, SchemaScope } from './schema-field.ts'
import { listType, textType } from './typed-by-name.ts'
import { listOf, textOf } from './values.ts'

/** `posts/posts.json`, `posts/posts.11tydata.json` and `posts/posts.11tydata.js`: the file has its folder's name. */
export function readEleventyData(source: string, text: string): readonly SchemaScope[] {
  const found = /^(?:(.*)\/)?([^/]+)\/\2(?:\.11tydata)?\.(json|js|cjs|mjs)$/.exec(source)
  if (!found) return []
  const folder = [found[1], found[2]].filter(Boolean).join('/')
  const values = found[3] === 'json' ? jsonValues(text) : codeValues(text)
  if (values.length === 0) return []
  return [{ folder, fields: values.map(([name, value]) => schemaField(name, value, source)) }]
}

type Named = readonly [name: string, value: string | readonly string[] | null]

function jsonValues(text: string): Named[] {
  return Object.entries(recordOf(readJson(text, 0).fields)).map(([name, value]) => [
    name,
    Array.isArray(value) ? listOf(value).flatMap((item) => textOf(item) ?? []) : textOf(value),
  ])
}

function codeValues(text: string): Named[] {
  const code = readCode(text)
  const at = code.findIndex(
    (one, nth) =>
      one.kind === 'word' &&
      (one.value === 'default' || (one.value === 'exports' && code[nth + 1]?.kind === 'mark')),
  )
  const braces = at < 0 ? undefined : code.slice(at).find((one) => one.kind === 'group')
  if (braces?.kind !== 'group' || braces.open !== '{') return []
  return [...properties(braces.inner)].map(([name, part]) => {
    const [only] = part
    const isList = only?.kind === 'group' && only.open === '['
    return [name, isList ? (literalOf(part) ?? '').split(', ').filter(Boolean) : literalOf(part)]
  })
}

function schemaField(name: string, value: Named[1], source: string): SchemaField {
  const isList = typeof value === 'object' && value !== null
  const type: FieldType = isList
    ? listType(name)
    : value === 'true' || value === 'false'
      ? 'toggle'
      : textType(name)
  return {
    path: [name],
    type,
    label: null,
    required: false,
    choices: [],
    default: isList ? value.join(', ') : value,
    many: isList,
    source,
  }
}
