// The fields of a block, each with its value and its exact place. A parser is consulted for values and never
// obeyed: where it fails, the lines still tell every field that can be found.
import { parse as parseToml } from 'smol-toml'
import { parseDocument } from 'yaml'
import type { Block } from './block.ts'
import { refusal } from './scan.ts'

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue }

export type Field = {
  readonly key: string
  readonly path: readonly string[]
  readonly keyFrom: number
  readonly keyTo: number
  /** The value's own span, without blanks around it and without a comment behind it. */
  readonly valueFrom: number
  readonly valueTo: number
  readonly value: FieldValue
  /** The value as it stands. */
  readonly source: string
}

export type Fields = {
  readonly fields: readonly Field[]
  readonly trouble: { readonly message: string; readonly at: number } | null
}

type Found = Omit<Field, 'value'>

/** The top-level fields of `block` in `text`, in order, a duplicate twice. Never throws; positions are in `text`. */
export function readFields(text: string, block: Block): Fields {
  const content = text.slice(block.contentFrom, block.contentTo)
  const found = findFields(content, block)
  const consulted = consult(content, block)
  const seen = new Map<string, number>()
  for (const { key } of found) seen.set(key, (seen.get(key) ?? 0) + 1)
  return {
    fields: found.map((field) => ({
      ...field,
      value:
        seen.get(field.key) === 1 && consulted.values !== null && Object.hasOwn(consulted.values, field.key)
          ? toValue(consulted.values[field.key], 0)
          : readScalar(field.source),
    })),
    trouble: consulted.trouble && { ...consulted.trouble, at: block.contentFrom + consulted.trouble.at },
  }
}

type Consulted = {
  readonly values: Readonly<Record<string, unknown>> | null
  readonly trouble: { readonly message: string; readonly at: number } | null
}

function consult(content: string, block: Block): Consulted {
  const refused = refusal(content)
  if (refused !== null) return { values: null, trouble: { message: refused, at: 0 } }
  try {
    switch (block.format) {
      case 'yaml':
        return consultYaml(content)
      case 'toml':
        return { values: parseToml(content.replaceAll('\r\n', '\n')), trouble: null }
      case 'json': {
        const headless = content.trimStart().startsWith('{')
          ? content
          : `{${content.trim().replace(/,$/, '')}}`
        return { values: asRecord(JSON.parse(headless)), trouble: null }
      }
      case 'metadata-lines':
      case 'nikola-comment':
      case 'post-directive':
      case 'javascript':
        return { values: null, trouble: null }
    }
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { values: null, trouble: { message, at: 0 } }
  }
}

function consultYaml(content: string): Consulted {
  const document = parseDocument(content, {
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const error = document.errors[0]
  if (error)
    return { values: null, trouble: { message: error.message, at: Math.min(error.pos[0], content.length) } }
  return { values: asRecord(document.toJS({ maxAliasCount: 100 })), trouble: null }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

function toValue(value: unknown, depth: number): FieldValue {
  if (value === null || value === undefined || depth > 16) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => toValue(item, depth + 1))
  if (value instanceof Date || typeof value === 'bigint')
    return String(value instanceof Date ? value.toISOString() : value)
  if (typeof value !== 'object') return null
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toValue(item, depth + 1)]))
}

const keyPatterns: Readonly<Record<Exclude<Block['format'], 'javascript'>, RegExp>> = {
  yaml: /^(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#\-?:[\]{}&*!|>%@`"'][^\n#]*?|[-?:][^\s#][^\n#]*?))[ \t]*:(?=[ \t\r]|$)/,
  toml: /^[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*=/,
  json: /^[ \t]*(?:\{[ \t]*)?"([^"\n]*)"()()[ \t]*:/,
  'metadata-lines': /^()()([A-Za-z_][\w -]*?)[ \t]*:(?=[ \t\r]|$)/,
  'nikola-comment': /^()()[ \t]*\.\. ([\w-]+):(?=[ \t\r]|$)/,
  'post-directive': /^()()[ \t]*:([\w-]+):(?=[ \t\r]|$)/,
}

/** Fields by their lines: a key at its format's level, its value up to the next one. */
function findFields(content: string, block: Block): Found[] {
  if (block.format === 'javascript') return []
  const pattern = keyPatterns[block.format]
  const keys: { key: string; keyFrom: number; keyTo: number; after: number; line: number }[] = []
  let end = content.length
  let depth = 0
  let open: string | null = null
  for (let from = 0; from < content.length; ) {
    const next = content.indexOf('\n', from)
    const line = content.slice(from, next < 0 ? content.length : next)
    if (block.format === 'toml' && open === null && /^\s*\[/.test(line) && depth === 0) {
      end = from
      break
    }
    const match = depth === 0 && open === null ? pattern.exec(line) : null
    if (match && !(block.format === 'yaml' && /^[-?](?:\s|$)/.test(line))) {
      const key = match[1] || match[2] || match[3] || ''
      const keyFrom = from + line.indexOf(key, 0)
      keys.push({ key, keyFrom, keyTo: keyFrom + key.length, after: from + match[0].length, line: from })
    }
    if (block.format === 'toml') ({ depth, open } = tomlState(line, depth, open))
    if (block.format === 'json')
      depth = Math.max(0, depth + jsonDepth(line) - (from === 0 && line.includes('{') ? 1 : 0))
    from = next < 0 ? content.length : next + 1
  }
  return keys.map(({ key, keyFrom, keyTo, after }, nth) => {
    const limit = keys[nth + 1]?.line ?? end
    const [valueFrom, valueTo] = trimValue(content, after, limit, block.format)
    const at = block.contentFrom
    return {
      key,
      path: [key],
      keyFrom: at + keyFrom,
      keyTo: at + keyTo,
      valueFrom: at + valueFrom,
      valueTo: at + valueTo,
      source: content.slice(valueFrom, valueTo),
    }
  })
}

function tomlState(line: string, depth: number, open: string | null): { depth: number; open: string | null } {
  let inside = open
  let level = depth
  for (let at = 0; at < line.length; at++) {
    const three = line.slice(at, at + 3)
    if (inside !== null) {
      if (inside.length === 3 ? three === inside : line[at] === inside) {
        at += inside.length - 1
        inside = null
      } else if (line[at] === '\\' && inside.startsWith('"')) at++
      continue
    }
    if (three === '"""' || three === "'''") {
      inside = three
      at += 2
    } else if (line[at] === '"' || line[at] === "'") inside = line.charAt(at)
    else if (line[at] === '#') break
    else if (line[at] === '[' || line[at] === '{') level++
    else if (line[at] === ']' || line[at] === '}') level--
  }
  return { depth: Math.max(0, level), open: inside !== null && inside.length === 3 ? inside : null }
}

function jsonDepth(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '')
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0)
}

/** Without blanks around it, and without the comment lines and the comment that follow it. */
function trimValue(content: string, from: number, to: number, format: Block['format']): [number, number] {
  let start = from
  while (start < to && /[ \t]/.test(content.charAt(start))) start++
  let end = to
  const comments = format === 'yaml' || format === 'toml'
  for (;;) {
    while (end > start && /\s/.test(content.charAt(end - 1))) end--
    const lineFrom = content.lastIndexOf('\n', end - 1) + 1
    if (!comments || lineFrom <= start || !/^\s*#/.test(content.slice(lineFrom, end))) break
    end = lineFrom
  }
  if (format === 'json' && content[end - 1] === '}' && jsonDepth(content.slice(start, end)) < 0) end--
  if (format === 'json') while (end > start && /[\s,]/.test(content.charAt(end - 1))) end--
  const behind =
    comments && !content.slice(start, end).includes('\n') ? commentStart(content.slice(start, end)) : -1
  return [
    Math.min(start, end),
    behind < 0 ? end : start + content.slice(start, start + behind).trimEnd().length,
  ]
}

function commentStart(value: string): number {
  if (value.startsWith('#')) return 0
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(value)?.[0].length ?? 0
  const found = value.slice(quoted).search(/\s#/)
  return found < 0 ? -1 : quoted + found + 1
}

/** A value of a format that no parser was asked about, or of a block that it refused. */
function readScalar(source: string): FieldValue {
  const quoted = /^(?:"([\s\S]*)"|'([\s\S]*)')$/.exec(source)
  if (quoted) return quoted[1] ?? quoted[2] ?? ''
  const list = /^\[([^[\]]*)\]$/.exec(source)
  if (list)
    return (list[1] ?? '')
      .split(',')
      .map((item) => readScalar(item.trim()))
      .filter((item) => item !== '')
  const lines = source.split(/\r?\n/)
  if (lines.length > 1 && lines.every((line) => /^\s*-\s/.test(line) || line.trim() === '')) {
    return lines
      .filter((line) => line.trim() !== '')
      .map((line) => readScalar(line.replace(/^\s*-\s+/, '').trim()))
  }
  if (source === 'true' || source === 'false') return source === 'true'
  return source === '' || source === '~' || source === 'null' ? null : source
}
