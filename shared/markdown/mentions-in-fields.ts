// What the front matter names: values that are paths of pictures or posts, at any depth.
import type { Block } from '../frontmatter/block.ts'
import { allFields, type Field, type FieldValue } from '../frontmatter/field.ts'
import { readFields } from '../frontmatter/read-fields.ts'
import { readYaml } from '../frontmatter/yaml.ts'
import type { Mention, Writing } from './mentions.ts'
import { isPictureTarget } from './picture-name.ts'

/** Fields that say where the post itself is found, or what it is called: no mention of another file. */
const own =
  /^(?:slug|permalink|url|aliases|redirect_from|redirect_to|path|title|description|summary|alt|id)$/i
const longest = 1000

/** Positions are in `text`. */
export function fieldMentions(text: string, block: Block): Mention[] {
  const content = text.slice(block.contentFrom, block.contentTo)
  // Most blocks name no file; a parser is asked only where one may.
  if (!/\.(?:png|apng|jpe?g|jpe|jfif|gif|webp|avif|svg|md|mdx|markdown)\b/i.test(content)) return []
  return fieldsIn(text, block, readFields(text, block).fields)
}

function fieldsIn(text: string, block: Block, fields: readonly Field[]): Mention[] {
  return allFields(fields).flatMap((field) => {
    if (own.test(field.key)) return []
    if (field.kind === 'list') return field.items.flatMap((item) => itemMentions(text, block, item))
    return field.kind === 'scalar'
      ? valueMention(text, block, field.valueFrom, field.valueTo, field.value)
      : []
  })
}

function itemMentions(
  text: string,
  block: Block,
  { from, to, value }: { readonly from: number; readonly to: number; readonly value: FieldValue },
): Mention[] {
  if (typeof value === 'string') return valueMention(text, block, from, to, value)
  if (typeof value !== 'object' || value === null || block.format === 'toml') return []
  // A map within a list: read by itself, its first line moved to where it stands.
  const line = text.lastIndexOf('\n', from - 1) + 1
  const isFlow = /^[[{]/.test(text.slice(from, to))
  const base = isFlow ? from : Math.max(line, block.contentFrom)
  const content = ' '.repeat(from - base) + text.slice(from, to)
  const wrapped = Array.isArray(value) ? null : readYaml(content, base)
  return wrapped === null ? [] : fieldsIn(text, block, wrapped.fields)
}

function valueMention(text: string, block: Block, from: number, to: number, value: FieldValue): Mention[] {
  const source = text.slice(from, to)
  if (typeof value !== 'string' || value.length > longest || source.includes('\n')) return []
  const isPost = /(?:^|[\w)/-])\.(?:md|mdx|markdown)$/i.test(value)
  if (!isPictureTarget(value) && !isPost) return []
  const quote = /^(?:"[\s\S]*"|'[\s\S]*')$/.test(source) ? source.charAt(0) : ''
  if (quote === '' && source !== value) return []
  const inner = { from: from + quote.length, to: to - quote.length }
  const writing: Writing =
    quote === '' ? 'value-plain' : quote === '"' || block.format === 'json' ? 'value-double' : 'value-single'
  return [{ kind: isPost ? 'link' : 'image', writing, target: value, around: ['', ''], ...inner }]
}
