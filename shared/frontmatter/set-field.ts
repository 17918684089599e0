// The smallest change that gives one field another value: only the value's own span is replaced, in the style that
// stands there. Blocks that no parser reads can be edited all the same, since no other line is touched.
import type { TextChange } from '../text/change.ts'
import type { Block } from './block.ts'
import { type Field, readFields } from './fields.ts'

/** Plain text, a truth, or a list of plain texts. */
export type NewValue = string | boolean | readonly string[]

export type SetOutcome =
  | { readonly kind: 'changes'; readonly changes: readonly TextChange[] }
  | { readonly kind: 'refused'; readonly reason: 'not-writable-format' | 'nested' | 'multi-line' }

/** The changes in `text` that give `field` of `block` the value `value`. */
export function setField(text: string, block: Block, field: Field, value: NewValue): SetOutcome {
  if (block.format === 'javascript') return { kind: 'refused', reason: 'not-writable-format' }
  const insert = written(block, field.source, value)
  if (insert === null) return { kind: 'refused', reason: 'nested' }
  if (insert === field.source) return { kind: 'changes', changes: [] }
  const from = field.valueFrom
  // A value after nothing but the colon stands apart from it.
  const space = field.source === '' && /[:=]/.test(text.charAt(from - 1)) ? ' ' : ''
  return { kind: 'changes', changes: [{ from, to: field.valueTo, insert: space + insert }] }
}

/** The change that adds a field behind the last one, in the style of its format. */
export function addField(text: string, block: Block, key: string, value: NewValue): SetOutcome {
  const { fields } = readFields(text, block)
  const last = fields.at(-1)
  const lineEnd = text.slice(block.from, block.to).includes('\r\n') ? '\r\n' : '\n'
  const plain = written(block, styleOf(block, fields), value)
  if (block.format === 'javascript' || plain === null)
    return { kind: 'refused', reason: 'not-writable-format' }
  const at = last ? endOfLine(text, last.valueTo) : block.contentFrom
  switch (block.format) {
    case 'yaml':
    case 'metadata-lines':
      return changes(at, `${key}: ${plain}${lineEnd}`, text)
    case 'toml':
      return changes(at, `${key} = ${plain}${lineEnd}`, text)
    case 'nikola-comment':
      return changes(at, `.. ${key}: ${plain}${lineEnd}`, text)
    case 'post-directive':
      return changes(last ? at : endOfLine(text, block.from), `:${key}: ${plain}${lineEnd}`, text)
    case 'json':
      if (!last)
        return changes(
          text.indexOf('{', block.from) + 1,
          `${lineEnd}  ${JSON.stringify(key)}: ${plain}${lineEnd}`,
          text,
        )
      return {
        kind: 'changes',
        changes: [
          {
            from: last.valueTo,
            to: last.valueTo,
            insert: `,${lineEnd}${indentBefore(text, last)}${JSON.stringify(key)}: ${plain}`,
          },
        ],
      }
  }
}

/** The change that takes a field out, with its lines. */
export function removeField(text: string, block: Block, field: Field): SetOutcome {
  if (block.format === 'json' || block.format === 'javascript')
    return { kind: 'refused', reason: 'not-writable-format' }
  const from = text.lastIndexOf('\n', field.keyFrom - 1) + 1
  return { kind: 'changes', changes: [{ from, to: endOfLine(text, field.valueTo), insert: '' }] }
}

/** An empty YAML block for a text that has none, and where its content begins. */
export function createBlock(text: string, key: string, value: string): readonly TextChange[] {
  const gap = text === '' || /^\r?\n/.test(text) ? '' : '\n'
  return [{ from: 0, to: 0, insert: `---\n${key}: ${yamlScalar(value, '')}\n---\n${gap}` }]
}

function changes(at: number, insert: string, text: string): SetOutcome {
  const broken = at > 0 && text[at - 1] !== '\n' ? '\n' : ''
  return { kind: 'changes', changes: [{ from: at, to: at, insert: broken + insert }] }
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found + 1
}

function indentBefore(text: string, field: Field): string {
  const lineFrom = text.lastIndexOf('\n', field.keyFrom) + 1
  return /^\s*/.exec(text.slice(lineFrom, field.keyFrom))?.[0] ?? ''
}

/** A source whose quotes a new value takes over. */
function styleOf(block: Block, fields: readonly Field[]): string {
  if (block.format !== 'yaml') return ''
  const scalars = fields
    .map(({ source }) => source)
    .filter((source) => source !== '' && !/^[[{|>-]/.test(source))
  const quoted = scalars.filter((source) => /^["']/.test(source))
  return quoted.length * 2 > scalars.length ? (quoted[0] ?? '') : ''
}

/** `value` in the style of `source`, or null where it cannot be written there. */
function written(block: Block, source: string, value: NewValue): string | null {
  switch (block.format) {
    case 'yaml':
      return yamlValue(source, value)
    case 'toml':
      return tomlValue(source, value)
    case 'json':
      return typeof value === 'object' ? JSON.stringify(value) : JSON.stringify(keepsNumber(source, value))
    case 'metadata-lines':
    case 'nikola-comment':
    case 'post-directive':
      return typeof value === 'object' ? value.join(', ') : String(value).replace(/\s*\n\s*/g, ' ')
    case 'javascript':
      return null
  }
}

function keepsNumber(source: string, value: string | boolean): string | boolean | number {
  const isNumber = /^-?\d+(?:\.\d+)?$/
  return typeof value === 'string' && isNumber.test(source) && isNumber.test(value) ? Number(value) : value
}

function yamlValue(source: string, value: NewValue): string | null {
  if (typeof value === 'boolean') return booleanLike(source, value)
  if (typeof value === 'string') {
    if (/^[[{]/.test(source) || /^(?:- |\n)/.test(source)) return null
    const anchor = /^&\S+\s+/.exec(source)?.[0] ?? ''
    return anchor + yamlScalar(value, source.slice(anchor.length))
  }
  if (/^\[/.test(source)) return flowList(source, value)
  if (/(?:^|\n)\s*-(?:\s|$)/.test(source)) return blockList(source, value)
  if (source === '' || source === '~' || source === 'null')
    return `[${value.map((item) => yamlScalar(item, '', true)).join(', ')}]`
  return yamlScalar(value.join(source.includes(',') || !/\S\s+\S/.test(source) ? ', ' : ' '), source)
}

/** `yes` stays a `no`, `True` a `False`. */
function booleanLike(source: string, value: boolean): string {
  const pair = [
    ['true', 'false'],
    ['yes', 'no'],
    ['on', 'off'],
  ].find((words) => words.includes(source.toLowerCase())) ?? ['true', 'false']
  const word = (value ? pair[0] : pair[1]) ?? String(value)
  if (source !== '' && source === source.toUpperCase()) return word.toUpperCase()
  return /^[A-Z]/.test(source) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

function flowList(source: string, items: readonly string[]): string {
  const inner = source.slice(1, -1)
  const pad = /^ /.test(inner) ? ' ' : ''
  const separator = inner.includes(',') && !/,\s/.test(inner) ? ',' : ', '
  const quote = /^\s*(["'])/.exec(inner)?.[0].trim() ?? ''
  if (items.length === 0) return '[]'
  return `[${pad}${items.map((item) => yamlScalar(item, quote, true)).join(separator)}${pad}]`
}

function blockList(source: string, items: readonly string[]): string {
  if (items.length === 0) return '[]'
  const lines = source.split(/\r?\n/).filter((line) => /^\s*-/.test(line))
  const example = /^(\s*)-(\s*)(["']?)/.exec(lines[1] ?? lines[0] ?? '- ')
  const lead = `${example?.[1] ?? ''}-${example?.[2] || ' '}`
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n'
  const first = /^(\s*)-/.exec(source)?.[1] ?? ''
  return items
    .map(
      (item, nth) => (nth === 0 ? lead.replace(/^\s*/, first) : lead) + yamlScalar(item, example?.[3] ?? ''),
    )
    .join(lineEnd)
}

/** What YAML 1.1 or 1.2 readers would take for something else than text. */
const ambiguous =
  /^(?:true|false|yes|no|on|off|y|n|null|~|[-+]?(?:\d[\d_]*)(?:\.[\d_]*)?(?:e[-+]?\d+)?|0[xo][\da-f_]+|\.(?:inf|nan)|[-+]?\.[\d_.]*(?:e[-+]?\d*)?|[-+]?\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d{1,2}-\d{1,2}.*|=|<<)$/i

/** A scalar in the quotes of `source`; unquoted ones get quotes where a reader would mistake them. */
function yamlScalar(value: string, source: string, inFlow = false): string {
  const quote = /^["']/.exec(source)?.[0]
  if (quote === '"' || /[\p{Cc}\u2028\u2029]/u.test(value)) return JSON.stringify(value)
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`
  if (value === '') return source === '' ? '' : '""'
  // What stood unquoted and meant this kind of value may go on doing so: a date stays a date.
  const sameKind = source !== '' && ambiguous.test(source) && kindOf(source) === kindOf(value)
  const special =
    /^[\s\-?:,[\]{}#&*!|>'"%@`]/.test(value) && !/^-\d|^[-?:][^\s]/.test(value)
      ? true
      : /:(?:\s|$)|\s#|\s$/.test(value) || (inFlow && /[,[\]{}]/.test(value))
  if (special || (ambiguous.test(value) && !sameKind)) {
    return value.includes("'") || value.includes('\\')
      ? JSON.stringify(value)
      : `"${value.replaceAll('"', '\\"')}"`
  }
  return value
}

function kindOf(value: string): 'date' | 'number' | 'word' {
  if (/^\d{4}-\d{1,2}-\d{1,2}/.test(value)) return 'date'
  return /^[-+.\d]/.test(value) ? 'number' : 'word'
}

function tomlValue(source: string, value: NewValue): string | null {
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') {
    const quote = /["']/.exec(source)?.[0] ?? '"'
    return `[${value.map((item) => tomlString(item, quote)).join(', ')}]`
  }
  if (/^[[{]/.test(source)) return null
  const isDate = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[-+]\d{2}:\d{2})?)?$/
  if (isDate.test(source) && isDate.test(value)) return value
  if (typeof keepsNumber(source, value) === 'number') return value
  return tomlString(value, /^'/.test(source) ? "'" : '"')
}

function tomlString(value: string, quote: string): string {
  if (quote === "'" && !/['\p{Cc}]/u.test(value)) return `'${value}'`
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f')
}
