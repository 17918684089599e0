// Reads YAML: fields with value and exact span. The `yaml` package is consulted; where it refuses the block, the
// lines tell the fields and each is read by itself, so that one fault leaves every other field readable.
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { type Entry, entriesOf, hasStrayLines } from './entries.ts'
import type { Field, Fields, FieldValue, Item } from './field.ts'
import { refusal } from './scan.ts'

/** More values than a block of 64 KiB can hold without aliases: what needs more is a bomb. */
const MAX_VALUES = 40_000

/**
 * The top-level fields of `content`, which stands at `base` in the text; positions are in the text.
 * Values are those of YAML 1.2's core schema, dates stay text. Never throws.
 */
export function readYaml(content: string, base: number): Fields {
  const refused = refusal(content)
  if (refused !== null) {
    const fields = entriesOf(content, 'yaml').map((entry) => doubtful(content, entry, base, [], refused))
    return { fields, trouble: { message: refused, at: base } }
  }
  const whole = readMap(content, base)
  if ('fields' in whole) return { fields: whole.fields, trouble: null }
  const entries = entriesOf(content, 'yaml')
  const fields = entries.map((entry) =>
    // An entry that is the whole block has been refused already.
    entry.to - entry.keyFrom > content.length - 2
      ? (unindentedQuote(content, entry, base) ?? doubtful(content, entry, base, [], whole.message))
      : readEntry(content, entry, base),
  )
  // What only this parser refuses, and generators publish from, is no trouble of the author's.
  const doubted = fields.find(({ kind }) => kind === 'doubtful')
  if (doubted) return { fields, trouble: { message: doubted.doubt ?? whole.message, at: doubted.valueFrom } }
  if (!hasStrayLines(content, entries)) return { fields, trouble: null }
  return { fields, trouble: { message: whole.message, at: base + whole.at } }
}

type Fault = { readonly message: string; readonly at: number }
type Outcome = { readonly fields: Field[] } | Fault

function readMap(content: string, base: number): Outcome {
  // uniqueKeys: the library's own check is quadratic; duplicates are shown as two fields.
  const document = parseDocument(content, {
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    keepSourceTokens: true,
    // `!!binary` and `!!omap` stay what is written.
    resolveKnownTags: false,
  })
  const error = document.errors[0]
  if (error) return { message: error.message, at: Math.min(error.pos[0], content.length) }
  const root = document.contents
  if (root === null || (isScalar(root) && root.value === null && root.source === '')) return { fields: [] }
  if (!isMap(root)) return { message: 'There is no field with a name here', at: root.range?.[0] ?? 0 }
  const aliased = aliasTargets(document)
  if ('at' in aliased) return aliased
  const reader: Reader = { content, base, aliased, left: MAX_VALUES }
  try {
    return { fields: fieldsOf(root, [], reader) }
  } catch (failure) {
    if (failure instanceof TooManyValues) return { message: failure.message, at: 0 }
    throw failure
  }
}

/** What each alias stands for. The library's own look-up walks the document anew for every alias. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, Node> | Fault {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  let lost: Fault | null = null
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source)
        if (target) targets.set(node, target)
        else
          lost ??= { message: `The alias *${node.source} has no anchor before it`, at: node.range?.[0] ?? 0 }
      } else if (node.anchor) anchors.set(node.anchor, node as Node)
    },
  })
  return lost ?? targets
}

class TooManyValues extends Error {
  override readonly message = 'The aliases stand for too many values'
}

type Reader = {
  readonly content: string
  readonly base: number
  readonly aliased: ReadonlyMap<Alias, Node>
  left: number
}

function fieldsOf(map: YAMLMap, path: readonly string[], reader: Reader): Field[] {
  return map.items.flatMap((pair) => (isPair(pair) ? [fieldOf(pair as Pair<Node, Node>, path, reader)] : []))
}

function fieldOf(pair: Pair<Node, Node | null>, parents: readonly string[], reader: Reader): Field {
  const { content, base } = reader
  const [keyFrom, keyTo] = spanOf(pair.key, content)
  const key = keyText(isAlias(pair.key) ? (reader.aliased.get(pair.key) ?? pair.key) : pair.key, content)
  const path = [...parents, key]
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind')
  const afterKey = colon ? colon.offset + 1 : keyTo
  const node = pair.value
  const place = { key, path, keyFrom: base + keyFrom, keyTo: base + keyTo, afterKey: base + afterKey }
  const isEmpty = node === null || isEmptyNode(node)
  const [from, to] = isEmpty ? [afterKey, afterKey] : spanOf(node, content)
  const source = content.slice(from, to)
  const value = isEmpty ? null : meaningOf(node, reader, 0)
  const common = { ...place, valueFrom: base + from, valueTo: base + to, value, source }
  // Template code is a map only by accident: `{{ page.title }}`.
  if (/^(?:\{\{|\{%)/.test(source))
    return {
      ...common,
      value: source,
      kind: 'doubtful',
      items: [],
      fields: [],
      doubt: 'This is template code',
    }
  const kind = isEmpty ? 'scalar' : kindOf(node)
  return {
    ...common,
    kind,
    items: isSeq(node) ? itemsOf(node, reader) : [],
    fields: isMap(node) ? fieldsOf(node, path, reader) : [],
    doubt: null,
  }
}

function kindOf(node: Node | null): 'scalar' | 'list' | 'map' | 'alias' {
  if (isAlias(node)) return 'alias'
  if (isSeq(node)) return 'list'
  return isMap(node) ? 'map' : 'scalar'
}

function isPlain(node: Node): boolean {
  return isScalar(node) && (node.type === 'PLAIN' || node.type === undefined)
}

function itemsOf(list: YAMLSeq, reader: Reader): Item[] {
  const { content, base } = reader
  return list.items.map((item) => {
    const node = (isPair(item) ? item.key : item) as Node | null
    const [from, to] = isPair(item)
      ? [spanOf(item.key as Node, content)[0], endOf(item.value as Node | null, item.key as Node, content)]
      : spanOf(node, content)
    return {
      from: base + from,
      to: base + to,
      value: meaningOf(item as Node, reader, 1),
      source: content.slice(from, to),
    }
  })
}

/** A node's own span: of block collections up to the end of the last value, of block scalars without trailing lines. */
function spanOf(node: Node | null, content: string): [number, number] {
  const range = node?.range
  if (!node || !range) return [0, 0]
  const [from, to] = range
  if (isCollection(node) && !node.flow) return [from, Math.max(from, lastEnd(node, content) ?? to)]
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    return [from, from + blockScalarLength(content.slice(from, to))]
  }
  return [from, to]
}

/** Without the empty lines that end it, unless its `+` keeps them; never with the last line's own break. */
function blockScalarLength(source: string): number {
  if (/^[|>]\d?\+/.test(source)) return source.replace(/\r?\n$/, '').length
  const lines = source.split('\n')
  const indent = /^ */.exec(lines.slice(1).find((line) => /[^ \r]/.test(line)) ?? '')?.[0].length ?? 0
  let length = source.length
  for (let line = lines.pop(); line !== undefined && lines.length > 0; line = lines.pop()) {
    const blanks = /^( *)\r?$/.exec(line)?.[1]
    if (blanks === undefined || blanks.length > indent) break
    length -= line.length + 1
  }
  return source.charAt(length - 1) === '\r' ? length - 1 : length
}

function lastEnd(node: YAMLMap | YAMLSeq, content: string): number | null {
  const last = node.items.at(-1)
  if (last === undefined) return null
  if (!isPair(last))
    return isEmptyNode(last as Node) ? ((last as Node).range?.[0] ?? null) : spanOf(last as Node, content)[1]
  return endOf(last.value as Node | null, last.key as Node, content, colonOf(last as Pair<Node, Node>))
}

function colonOf(pair: Pair<Node, Node>): number | null {
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind')
  return colon ? colon.offset + 1 : null
}

function endOf(value: Node | null, key: Node, content: string, afterColon: number | null = null): number {
  const bare = value === null || isEmptyNode(value)
  return bare ? (afterColon ?? spanOf(key, content)[1]) : spanOf(value, content)[1]
}

function isEmptyNode(node: Node): boolean {
  return isScalar(node) && node.source === '' && node.tag === undefined && isPlain(node)
}

function keyText(key: Node | null, content: string): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  const [from, to] = spanOf(key, content)
  return content.slice(from, to)
}

function meaningOf(node: Node | Pair<Node, Node> | null, reader: Reader, depth: number): FieldValue {
  if (--reader.left < 0 || depth > 100) throw new TooManyValues()
  if (node === null) return null
  if (isAlias(node)) return meaningOf(reader.aliased.get(node) ?? null, reader, depth + 1)
  if (isScalar(node)) return scalarOf(node.value)
  if (isSeq(node)) return node.items.map((item) => meaningOf(item as Node, reader, depth + 1))
  const pairs = isMap(node) ? node.items : isPair(node) ? [node as Pair<Node, Node>] : []
  const record: { [key: string]: FieldValue } = {}
  for (const pair of pairs as Pair<Node, Node | null>[]) {
    const key = keyText(isAlias(pair.key) ? (reader.aliased.get(pair.key) ?? null) : pair.key, reader.content)
    const value = meaningOf(pair.value, reader, depth + 1)
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return record
}

function scalarOf(value: unknown): FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : String(value)
}

/** One field alone: its span comes from the lines, its value from the parser where that takes it. */
function readEntry(content: string, entry: Entry, base: number): Field {
  const snippet = content.slice(entry.keyFrom, entry.to)
  const outcome = refusal(snippet) === null ? readMap(snippet, base + entry.keyFrom) : null
  if (outcome && 'fields' in outcome) {
    const [only, ...more] = outcome.fields
    if (only && more.length === 0 && only.keyFrom === base + entry.keyFrom) return only
  }
  return unindentedQuote(content, entry, base) ?? doubtful(content, entry, base, [], messageOf(outcome))
}

/**
 * A quoted value whose later lines begin in the first column: YAML forbids it, libyaml and js-yaml 3 take it, and
 * blogs are published from it. Read as if those lines were indented.
 */
function unindentedQuote(content: string, entry: Entry, base: number): Field | null {
  const field = doubtful(content, entry, base, [], null)
  if (!/^["']/.test(field.source) || !field.source.includes('\n')) return null
  const outcome = readMap(`v: ${field.source.replace(/\n(?=[^\r\n])/g, '\n ')}`, 0)
  const read = 'fields' in outcome ? outcome.fields[0] : undefined
  return read && read.kind === 'scalar' ? { ...field, kind: 'scalar', value: read.value } : null
}

function messageOf(outcome: Outcome | null): string {
  return outcome && 'message' in outcome ? outcome.message : 'No YAML reader understands this value'
}

function doubtful(
  content: string,
  entry: Entry,
  base: number,
  parents: readonly string[],
  doubt: string | null,
): Field {
  const source = content.slice(entry.valueFrom, entry.valueTo)
  return {
    key: entry.key,
    path: [...parents, entry.key],
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
