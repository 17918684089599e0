// All fields of a block: the top-level ones, those of TOML tables, and the date that ABlog's directive has for a title.
import type { Block } from '../frontmatter/block.ts'
import { type Field, readFields } from '../frontmatter/fields.ts'

/**
 * The fields of `block` in order. Those of a TOML table (`[taxonomies]`) have the table in their path:
 * `['taxonomies', 'tags']`; tables in tables are left out.
 */
export function blockFields(text: string, block: Block): Field[] {
  const fields = [...readFields(text, block).fields]
  if (block.format !== 'toml') return fields
  const content = text.slice(block.contentFrom, block.contentTo)
  const headers = [...content.matchAll(/^[ \t]*\[[ \t]*([\w.-]+)[ \t]*\][ \t]*(?:#.*)?$/gm)]
  for (const [at, header] of headers.entries()) {
    const table = header[1] ?? ''
    if (table.includes('.')) continue
    const contentFrom = block.contentFrom + header.index + header[0].length
    const contentTo = block.contentFrom + (headers[at + 1]?.index ?? content.length)
    for (const field of readFields(text, { ...block, contentFrom, contentTo }).fields) {
      fields.push({ ...field, path: [table, ...field.path] })
    }
  }
  return fields
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
