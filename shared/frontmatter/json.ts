// Reads JSON: fields with value and exact span. JSON is a subset of YAML's flow style, so the same parser tells the
// positions; whether it is JSON that a generator takes is asked of JSON.parse.
import type { Field, Fields } from './field.ts'
import { refusal } from './scan.ts'
import { readYaml } from './yaml.ts'

/**
 * The fields of `content`, with its braces or (Hexo's `;;;`) without them, which stands at `base` in the text.
 * Never throws.
 */
export function readJson(content: string, base: number): Fields {
  const inner = content.trim()
  const hasBraces = inner.startsWith('{')
  // Blanks for tabs and a brace for nothing: the positions stay, but for the one brace.
  const flow = blanksForTabs(
    hasBraces ? content : `{${content.replace(/,\s*$/, (tail) => ' '.repeat(tail.length))}}`,
  )
  const read = readYaml(flow, hasBraces ? base : base - 1)
  const text = hasBraces ? content : `{${content}}`
  return {
    fields: read.fields.map((field) => asWritten(field, content, base)),
    trouble: read.trouble ?? troubleOf(text, base),
  }
}

/** The JSON parser's own complaint: YAML takes comments, bare words and commas too many. */
function troubleOf(text: string, base: number): Fields['trouble'] {
  if (text.trim() === '' || refusal(text) !== null) return null
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    return { message, at: base + Math.min(at, text.length) }
  }
}

function blanksForTabs(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\t/g, (found) => (found === '\t' ? ' ' : found))
}

/** The values' sources as they stand, tabs and all. */
function asWritten(field: Field, content: string, base: number): Field {
  return {
    ...field,
    source: content.slice(field.valueFrom - base, field.valueTo - base),
    fields: field.fields.map((inner) => asWritten(inner, content, base)),
  }
}
