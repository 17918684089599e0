// Reads TOML: fields with value and exact span, tables as fields that hold others. `toml-eslint-parser` is
// consulted (TOML 1.0 and 1.1); where it refuses the block, the lines tell the fields.
import { type AST, parseTOML } from 'toml-eslint-parser'
import { type Entry, entriesOf } from './entries.ts'
import type { Field, Fields, FieldValue, Item } from './field.ts'
import { refusal } from './scan.ts'

/**
 * The fields of `content`, which stands at `base` in the text; positions are in the text. Dates are text as they
 * stand. A table's value span runs from behind its header to its last value. Never throws.
 */
export function readToml(content: string, base: number): Fields {
  const refused = refusal(content)
  if (refused !== null) {
    const fields = entriesOf(content, 'toml').map((entry) => doubtful(content, entry, base, refused))
    return { fields, trouble: { message: refused, at: base } }
  }
  const whole = parse(content, base)
  if ('fields' in whole) return { fields: whole.fields, trouble: null }
  const fields = entriesOf(content, 'toml').map((entry) => {
    const alone = parse(content.slice(entry.keyFrom, entry.to), base + entry.keyFrom)
    const only = 'fields' in alone && alone.fields.length === 1 ? alone.fields[0] : undefined
    return only ?? doubtful(content, entry, base, 'message' in alone ? alone.message : whole.message)
  })
  return { fields, trouble: { message: whole.message, at: base + whole.at } }
}

type Outcome = { readonly fields: Field[] } | { readonly message: string; readonly at: number }

function parse(content: string, base: number): Outcome {
  try {
    const program = parseTOML(content, { tomlVersion: '1.1' })
    return { fields: program.body[0].body.map((node) => fieldOf(node, [], content, base)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = typeof error === 'object' && error !== null && 'index' in error ? Number(error.index) : 0
    return { message, at: Number.isInteger(at) ? Math.min(at, content.length) : 0 }
  }
}

function fieldOf(
  node: AST.TOMLKeyValue | AST.TOMLTable,
  parents: readonly string[],
  content: string,
  base: number,
): Field {
  const [keyFrom, keyTo] = node.key.range
  if (node.type === 'TOMLTable') {
    const path = node.resolvedKey.map(String)
    const afterKey = content.indexOf(']', keyTo) + (node.kind === 'array' ? 2 : 1)
    const fields = node.body.map((pair) => fieldOf(pair, path, content, base))
    const valueTo = Math.max(base + afterKey, fields.at(-1)?.valueTo ?? 0)
    return {
      key: path.join('.'),
      path,
      keyFrom: base + keyFrom,
      keyTo: base + keyTo,
      afterKey: base + afterKey,
      valueFrom: base + afterKey,
      valueTo,
      value: recordFrom(node.body),
      source: content.slice(afterKey, valueTo - base),
      kind: 'map',
      items: [],
      fields,
      doubt: null,
    }
  }
  const names = node.key.keys.map(nameOf)
  const path = [...parents, ...names]
  const [from, to] = node.value.range
  const equals = content.indexOf('=', keyTo)
  return {
    key: names.join('.'),
    path,
    keyFrom: base + keyFrom,
    keyTo: base + keyTo,
    afterKey: base + equals + 1,
    valueFrom: base + from,
    valueTo: base + to,
    value: meaningOf(node.value),
    source: content.slice(from, to),
    kind: node.value.type === 'TOMLArray' ? 'list' : node.value.type === 'TOMLInlineTable' ? 'map' : 'scalar',
    items: node.value.type === 'TOMLArray' ? itemsOf(node.value, content, base) : [],
    fields:
      node.value.type === 'TOMLInlineTable'
        ? node.value.body.map((pair) => fieldOf(pair, path, content, base))
        : [],
    doubt: null,
  }
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value
}

function itemsOf(list: AST.TOMLArray, content: string, base: number): Item[] {
  return list.elements.map((element) => {
    const [from, to] = element.range
    return { from: base + from, to: base + to, value: meaningOf(element), source: content.slice(from, to) }
  })
}

function meaningOf(node: AST.TOMLContentNode): FieldValue {
  if (node.type === 'TOMLArray') return node.elements.map(meaningOf)
  if (node.type === 'TOMLInlineTable') return recordFrom(node.body)
  return 'datetime' in node ? node.datetime : node.value
}

function recordFrom(pairs: readonly AST.TOMLKeyValue[]): { [key: string]: FieldValue } {
  const record: { [key: string]: FieldValue } = {}
  for (const { key, value } of pairs) {
    let holder = record
    const names = key.keys.map(nameOf)
    const last = names.pop() ?? ''
    for (const name of names) {
      if (!Object.hasOwn(holder, name)) define(holder, name, {})
      holder = holder[name] as { [key: string]: FieldValue }
    }
    define(holder, last, meaningOf(value))
  }
  return record
}

function define(holder: { [key: string]: FieldValue }, key: string, value: FieldValue): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function doubtful(content: string, entry: Entry, base: number, doubt: string): Field {
  const source = content.slice(entry.valueFrom, entry.valueTo)
  return {
    key: entry.key,
    path: [entry.key],
    keyFrom: base + entry.keyFrom,
    keyTo: base + entry.keyTo,
    afterKey: base + entry.afterKey,
    valueFrom: base + entry.valueFrom,
    valueTo: base + entry.valueTo,
    value: source,
    source,
    kind: 'doubtful',
    items: [],
    fields: [],
    doubt,
  }
}
