// All fields of a block: the top-level ones, those of TOML tables, and the date that ABlog's directive has for a title.
import type { Block } from '../frontmatter/block.ts'
import type { Field } from '../frontmatter/field.ts'
import { readFields } from '../frontmatter/read-fields.ts'

/**
 * The fields of `block` in order. Those of a TOML table (`[taxonomies]`) have the table in their path:
 * `['taxonomies', 'tags']`; tables in tables are left out.
 */
export function blockFields(text: string, block: Block): Field[] {
  const { fields } = readFields(text, block)
  if (block.format === 'post-directive') return fields.filter((field) => field.afterKey !== field.keyTo)
  if (block.format !== 'toml') return [...fields]
  return fields.flatMap((field) => {
    const isTable = field.kind === 'map' && !field.source.startsWith('{')
    if (!isTable) return [field]
    return field.path.length === 1 ? field.fields.filter(({ path }) => path.length === 2) : []
  })
}

/** The span of what stands behind `{post}` on the first line of ABlog's directive: its date; null elsewhere. */
export function directiveDate(
  text: string,
  block: Block,
): { readonly from: number; readonly to: number } | null {
  if (block.format !== 'post-directive') return null
  const line = /^.*?(?:\{post\}|\.\. post::)[ \t]*/.exec(text.slice(block.from, block.to))
  if (!line) return null
  const from = block.from + line[0].length
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 ? block.to : end }
}
