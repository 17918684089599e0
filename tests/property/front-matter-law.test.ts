// The law of editing front matter: whatever field of whatever block gets another value, only that value's bytes
// change, a conforming reader reads what was meant and everything else as before, and setting it back gives the
// old bytes.
import fc from 'fast-check'
import { load as loadYaml11 } from 'js-yaml'
import { parse as parseToml } from 'smol-toml'
import { afterAll, describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { addField, type NewField } from '../../shared/frontmatter/add-field.ts'
import { isTable, moveField, removeField, renameField } from '../../shared/frontmatter/arrange-fields.ts'
import { type Block, findBlock } from '../../shared/frontmatter/block.ts'
import type { EditOutcome } from '../../shared/frontmatter/edit.ts'
import { allFields, type Field, type FieldValue } from '../../shared/frontmatter/field.ts'
import { hasPlainItems, itemsOf, setItems } from '../../shared/frontmatter/list-items.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import type { PlainValue } from '../../shared/frontmatter/sources.ts'
import { applyChanges } from '../../shared/text/change.ts'
import { anyText, jsonPost, metadataPost, tomlPost, yamlPost } from '../support/front-matter-blocks.ts'

type Case = {
  readonly name: string
  readonly post: fc.Arbitrary<string>
  readonly generator?: string
  readonly runs: number
}

const cases: readonly Case[] = [
  { name: 'yaml', post: yamlPost, runs: 4_000 },
  { name: 'toml', post: tomlPost, runs: 1_500 },
  { name: 'json', post: jsonPost, runs: 800 },
  { name: 'metadata lines', post: metadataPost, generator: 'pelican', runs: 700 },
]

/** What the laws were once broken by. */
const setBrokenOnce: [string, number, string][] = [
  ["---\ntitle: 'a\n\n  '\n---\n", 0, 'trailing '],
  ['---\ntitle: |2-\n   -3\n---\n', 0, '-3'],
]
const arrangeBrokenOnce: [string, number, number][] = [
  ['---\ntitle: |+\n  \ndate: "Draft: yes"\n\nimage: true\n---\n', 1, 0],
]

const counts: Record<string, Record<string, number>> = {}
function count(format: string, what: string): void {
  counts[format] ??= {}
  counts[format][what] = (counts[format][what] ?? 0) + 1
}

/** What a reader that is not ours makes of the block. */
function readByOthers(text: string, block: Block): unknown {
  const content = text.slice(block.contentFrom, block.contentTo)
  switch (block.format) {
    case 'yaml': {
      const document = parseDocument(content, { schema: 'core', logLevel: 'silent' })
      if (document.errors[0]) throw document.errors[0]
      return plain(document.toJS())
    }
    case 'toml':
      return plain(parseToml(content.replaceAll('\r\n', '\n')))
    case 'json':
      return plain(JSON.parse(content))
    default:
      return plain(
        content
          .split('\n')
          .filter(Boolean)
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
  }
}

function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object')
    return typeof value === 'bigint' || Number.isNaN(value) ? String(value) : value
  if (value instanceof Date) return String(value)
  if (Array.isArray(value)) return value.map(plain)
  return Object.entries(value).map(([key, inner]) => [key, plain(inner)])
}

/** `record` with the value at `path` taken out, so that what remains can be compared. */
function without(record: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path
  if (!Array.isArray(record)) return record
  return record.map((pair) => {
    if (!Array.isArray(pair) || pair[0] !== step) return pair
    return rest.length === 0 ? [pair[0]] : [pair[0], without(pair[1], rest)]
  })
}

function valueAt(record: unknown, path: readonly string[]): unknown {
  let at: unknown = record
  for (const step of path) {
    if (!Array.isArray(at)) return undefined
    at = (at.find((pair) => Array.isArray(pair) && pair[0] === step) as unknown[] | undefined)?.[1]
  }
  return at
}

/** A new value of the kind that stands. */
function newValue(field: Field, text: string): PlainValue {
  if (typeof field.value === 'boolean') return { kind: 'boolean', value: !field.value }
  if (typeof field.value === 'number')
    return { kind: 'number', text: /^\d+$/.test(text) ? String(Number(text)) : '7.25' }
  return { kind: 'text', text }
}

function matches(read: unknown, meant: PlainValue): boolean {
  if (meant.kind === 'boolean') return read === meant.value
  if (meant.kind === 'number') return read === Number(meant.text)
  return meant.kind !== 'text' || read === meant.text || (meant.text === '' && (read === null || read === ''))
}

function fieldsOf(text: string, generator: string | undefined): { block: Block; fields: readonly Field[] } {
  const block = findBlock(text, generator)
  if (!block) throw new Error('no block')
  return { block, fields: readFields(text, block).fields }
}

function applied(text: string, outcome: EditOutcome): string {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.reason}`)
  return applyChanges(text, outcome.changes)
}

/** An anchor's aliases take its new value with it, as the author wrote it. */
function isAnchored(text: string, field: Field): boolean {
  return /[&!]/.test(text.slice(field.afterKey, field.valueFrom))
}

/** What the format cannot hold at all. */
function isImpossible(format: string, text: string): boolean {
  if (format === 'metadata lines')
    return text.trim() !== text || /\s/.test(text.replaceAll(' ', '')) || /^\s|\s$/.test(text)
  return /\p{Cs}/u.test(text)
}

// Thousands of cases, while another file is tested beside.
describe.each(cases)('$name', { timeout: 180_000 }, ({ name, post, generator, runs }) => {
  it('sets any scalar: no byte outside the value differs, others read as before, and back is back', () => {
    fc.assert(
      fc.property(post, fc.nat(), anyText, (text, pick, typed) => {
        const { block, fields } = fieldsOf(text, generator)
        const scalars = allFields(fields).filter((field) => field.kind === 'scalar')
        const field = scalars[pick % Math.max(1, scalars.length)]
        if (!field || isImpossible(name, typed) || isAnchored(text, field)) return
        const meant = newValue(field, typed)
        const outcome = setField(text, block, field, meant)
        const changed = applied(text, outcome)
        count(name, 'set')
        // Bytes: an empty value has a blank of its own.
        const from = field.source === '' ? field.afterKey : Math.max(field.afterKey, field.valueFrom - 1)
        const tail = text.length - field.valueTo
        expect(changed.slice(0, from)).toBe(text.slice(0, from))
        expect(changed.slice(changed.length - tail)).toBe(text.slice(field.valueTo))
        // Meaning: in the format's own reader.
        const now = fieldsOf(changed, generator)
        const before = readByOthers(text, block)
        const after = readByOthers(changed, now.block)
        expect(without(after, field.path)).toEqual(without(before, field.path))
        expect(matches(valueAt(after, field.path), meant)).toBe(true)
        if (name === 'yaml' && meant.kind === 'text') readsAlikeIn11(changed, now.block, field, meant.text)
        // Back.
        const again = allFields(now.fields).find((one) => one.keyFrom === field.keyFrom)
        if (!again) throw new Error('the field is gone')
        expect(
          applied(changed, setField(changed, now.block, again, { kind: 'source', text: field.source })),
        ).toBe(text)
      }),
      { numRuns: runs * 2, examples: name === 'yaml' ? setBrokenOnce : [] },
    )
  })

  it('adds a field and takes it out again: the old bytes', () => {
    fc.assert(
      fc.property(
        post,
        anyText,
        fc.array(fc.constantFrom('title', 'date', 'galley', 'tags', 'draft')),
        (text, typed, order) => {
          if (isImpossible(name, typed)) return
          const { block, fields } = fieldsOf(text, generator)
          const added: NewField = {
            path: ['galley'],
            value: { kind: 'text', text: typed },
            like: '',
            order,
            separator: 'comma',
          }
          const changed = applied(text, addField(text, block, added))
          count(name, 'added')
          const now = fieldsOf(changed, generator)
          const after = readByOthers(changed, now.block)
          expect(matches(valueAt(after, ['galley']), { kind: 'text', text: typed })).toBe(true)
          const others = (after as unknown[][]).filter(([key]) => key !== 'galley')
          expect(others).toEqual(readByOthers(text, block))
          const field = now.fields.find(({ key }) => key === 'galley')
          if (!field) throw new Error('the field is not found')
          if (name === 'json' && fields.length === 0) return
          expect(applied(changed, removeField(changed, now.block, field))).toBe(text)
        },
      ),
      { numRuns: runs },
    )
  })

  it('changes the items of a list and nothing else', () => {
    fc.assert(
      fc.property(
        post,
        fc.nat(),
        fc.array(anyText, { maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (text, pick, more, at, drop) => {
          const { block, fields } = fieldsOf(text, generator)
          const lists = allFields(fields).filter(hasPlainItems)
          const field = lists[pick % Math.max(1, lists.length)]
          if (!field || more.some((item) => isImpossible(name, item))) return
          const standing = itemsOf(field, 'comma')
          const items = standing.filter((_, nth) => nth !== drop % (standing.length + 1))
          items.splice(at % (items.length + 1), 0, ...more)
          const changed = applied(text, setItems(text, block, field, items, 'comma'))
          count(name, 'items')
          const now = fieldsOf(changed, generator)
          const before = readByOthers(text, block)
          const after = readByOthers(changed, now.block)
          expect(without(after, field.path)).toEqual(without(before, field.path))
          const read = valueAt(after, field.path)
          expect(((read ?? []) as unknown[]).map(asTyped)).toEqual(items.map(asTyped))
        },
      ),
      { numRuns: runs },
    )
  })

  it('renames, moves and removes: every other value reads as before', () => {
    fc.assert(
      fc.property(post, fc.nat(), fc.nat(), (text, pick, target) => {
        const { block, fields } = fieldsOf(text, generator)
        const field = fields[pick % Math.max(1, fields.length)]
        const before = fields[target % (fields.length + 1)] ?? null
        if (!field || isTable(text, field) || (before && isTable(text, before))) return
        const record = readByOthers(text, block) as unknown[][]
        const renamed = applied(text, renameField(text, block, field, 'Renamed'))
        expect(byKey(readByOthers(renamed, fieldsOf(renamed, generator).block))).toEqual(
          byKey(record.map(([key, value]) => [key === field.key ? 'Renamed' : key, value])),
        )
        const moved = applied(text, moveField(text, block, field, before))
        expect(byKey(readByOthers(moved, fieldsOf(moved, generator).block))).toEqual(byKey(record))
        if (fields.length > 1) {
          const removed = applied(text, removeField(text, block, field))
          const left = findBlock(removed, generator)
          if (left) expect(readByOthers(removed, left)).toEqual(record.filter(([key]) => key !== field.key))
        }
        count(name, 'arranged')
      }),
      { numRuns: runs, examples: name === 'yaml' ? arrangeBrokenOnce : [] },
    )
  })
})

function byKey(pairs: unknown): Map<string, unknown> {
  return new Map(pairs as [string, unknown][])
}

function asTyped(item: unknown): string {
  return item === null ? '' : String(item)
}

/** js-yaml 3 reads YAML 1.1 as gray-matter, and with it many generators, do. */
function readsAlikeIn11(text: string, block: Block, field: Field, meant: string): void {
  let record: unknown
  try {
    record = loadYaml11(text.slice(block.contentFrom, block.contentTo).replaceAll('\r\n', '\n'))
  } catch {
    // Another field of this block is one that only YAML 1.2 takes.
    return
  }
  let at: FieldValue | unknown = record
  for (const step of field.path) at = (at as Record<string, unknown>)[step]
  expect(at ?? '').toBe(meant)
  count('yaml', 'read in 1.1')
}

afterAll(() => {
  console.log(JSON.stringify(counts))
})
