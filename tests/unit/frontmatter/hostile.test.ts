// Blocks made to stop a parser: nesting, aliases, size, keys of prototypes, forms that nothing closes.
import { describe, expect, it } from 'vitest'
import { findBlock } from '../../../shared/frontmatter/block.ts'
import { allFields, recordOf } from '../../../shared/frontmatter/field.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'
import { setField } from '../../../shared/frontmatter/set-field.ts'
import { applyChanges } from '../../../shared/text/change.ts'
import { growthOf, PROPORTIONAL } from '../../support/processor-time.ts'

const yaml = (content: string) => `---\n${content}\n---\nText.\n`
const toml = (content: string) => `+++\n${content}\n+++\nText.\n`
const many = (count: number, line: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => line(nth)).join('\n')
/** As many lines as a block may have. */
const full = (line: (nth: number) => string) =>
  many(20_000, line)
    .slice(0, 64_000)
    .replace(/\n[^\n]*$/, '')

const laughs = `a0: &a0 [x, x]\n${many(9, (nth) => `a${nth + 1}: &a${nth + 1} [${Array(9).fill(`*a${nth}`).join(', ')}]`)}`

const inputs: Readonly<Record<string, string>> = {
  'brackets, closed': yaml(`a: ${'['.repeat(1000)}${']'.repeat(1000)}`),
  'brackets, open': yaml(`title: ${'['.repeat(2048)}`),
  dashes: yaml('- '.repeat(1500)),
  'question marks': yaml('? '.repeat(1500)),
  'dashes and question marks': yaml('- ? '.repeat(800)),
  'dashes with anchors': yaml('- &a '.repeat(1500)),
  'dashes with tags': yaml(`k:\n ${'- !!seq '.repeat(1500)}`),
  'keys in keys': yaml('a: '.repeat(1500)),
  'maps in brackets': yaml(`a: ${'{? '.repeat(1000)}`),
  'just shallow enough': yaml(`a: ${'{a: '.repeat(60)}${'}'.repeat(60)}`),
  staircase: yaml(many(300, (nth) => `${' '.repeat(nth)}a:`)),
  'a billion laughs': yaml(laughs),
  'a list in itself': yaml('a: &a [*a]'),
  'a map in itself': yaml('a: &a {b: *a}'),
  'anchors and aliases': yaml(full((nth) => `k${nth}: &a${nth} 1\nl${nth}: *a${nth}`)),
  'many keys': yaml(full((nth) => `k${nth}: 1`)),
  'too many keys': yaml(many(20_000, (nth) => `k${nth}: 1`)),
  omap: yaml(`!!omap\n${'- a: 1\n'.repeat(9000)}`),
  set: yaml(`!!set\n${'? a\n'.repeat(10_000)}`),
  prototypes: yaml(
    '__proto__: {x: 1}\nconstructor: {prototype: {y: 1}}\nb: &a {__proto__: {z: 1}}\nc:\n  <<: *a',
  ),
  'code tags': yaml('a: !!js/function "function(){}"\nb: !!python/object/apply:os.system ["id"]'),
  'a version of its own': yaml('%YAML 1.1\na: yes'),
  'one anchor after another': yaml(`a: ${'&a '.repeat(20_000)}`),
  'one alias after another': yaml('*a '.repeat(20_000)),
  'quotes that nothing closes': yaml(full((nth) => `k${nth}: "`)),
  'brackets that nothing closes': yaml(full((nth) => `k${nth}: [`)),
  'literal blocks without end': yaml('a: |\n'.repeat(10_000)),
  'blanks in a key': yaml(`a${' '.repeat(60_000)}b`),
  'blanks before a value': yaml(`a:${' '.repeat(60_000)}b`),
  'a long key': yaml(`${'a'.repeat(60_000)}: 1`),
  nul: yaml('a: x\u0000y'),
  tab: yaml('\ta: 1\nb: 2'),
  'TOML, dots': toml(`${'a.'.repeat(10_000)}a = 1`),
  'TOML, brackets': toml(`a = ${'['.repeat(100_000)}`),
  'TOML, tables twice': toml('[a]\n[a]'),
  'TOML, many tables': toml('[[a]]\n'.repeat(10_000)),
  'TOML, many keys': toml(full((nth) => `k${nth} = 1`)),
  'TOML, quotes that nothing closes': toml(full((nth) => `k${nth} = """`)),
  'TOML, no such day': toml('a = 2026-02-30\nb = 1'),
  'JSON, a comma too many': '{"a":1,}\n',
  'JSON, no number': '{"a":NaN}\n',
  'JSON, brackets': `{"a":${'['.repeat(100_000)}\n}\n`,
  'JSON, half a letter': '{"a":"\\ud800"}\n',
  'JSON, a key twice': '{"a":1,"a":2}\n',
  'JSON, a comment': '{"a":1 // x\n}\n',
  'JSON, many keys': `{${many(7000, (nth) => `"k${nth}":1,`)}"z":1}\n`,
}

function readBlock(text: string): void {
  const block = findBlock(text)
  if (block) readFields(text, block)
}

describe('a hostile block', () => {
  it.each(Object.keys(inputs))('%s: is read without harm, again and again', (name) => {
    const text = inputs[name] ?? ''
    for (let round = 0; round < 5; round++) readBlock(text)
    expect(Object.hasOwn(Object.prototype, 'x') || 'y' in {} || 'z' in {}).toBe(false)
  })

  it('does not keep a plain field beside it from being edited', () => {
    const unharmed = Object.entries(inputs).filter(
      ([, text]) => text.startsWith('---\n') && text.length < 60_000,
    )
    for (const [name, text] of unharmed) {
      const with2 = text.replace('\n---\nText.', '\nnote: plain\n---\nText.')
      const block = findBlock(with2)
      const field = block && readFields(with2, block).fields.findLast(({ key }) => key === 'note')
      // Where nothing closes what stands above, the line is part of it for every reader.
      if (!block || !field) continue
      const outcome = setField(with2, block, field, { kind: 'text', text: 'edited' })
      expect(outcome.kind === 'changes' && applyChanges(with2, outcome.changes), name).toBe(
        with2.replace('note: plain', 'note: edited'),
      )
    }
  })

  it('with aliases is not unfolded beyond what a block can hold', () => {
    const text = inputs['a billion laughs'] ?? ''
    const block = findBlock(text)
    const fields = block ? readFields(text, block).fields : []
    expect(fields.length).toBe(10)
    expect(JSON.stringify(fields.map(({ value }) => value)).length).toBeLessThan(10_000_000)
  })

  it('with keys of prototypes is a record with such keys', () => {
    const text = inputs.prototypes ?? ''
    const block = findBlock(text)
    const record = recordOf(block ? readFields(text, block).fields : [])
    expect(Object.keys(record)).toEqual(['__proto__', 'constructor', 'b', 'c'])
    expect(record.b).not.toHaveProperty('z')
  })

  it('takes time in proportion to its length', () => {
    const grown: Readonly<Record<string, (size: number) => string>> = {
      keys: (size) => yaml(many(size, (nth) => `k${nth}: 1`)),
      aliases: (size) => yaml(many(size / 2, (nth) => `k${nth}: &a${nth} 1\nl${nth}: *a${nth}`)),
      quotes: (size) => yaml(many(size, (nth) => `k${nth}: "`)),
      brackets: (size) => yaml(many(size, (nth) => `k${nth}: [`)),
      blanks: (size) => yaml(`a${' '.repeat(size * 10)}b`),
      anchors: (size) => yaml(`a: ${'&a '.repeat(size * 3)}`),
      tables: (size) => toml('[[a]]\n'.repeat(size)),
    }
    for (const [name, make] of Object.entries(grown)) {
      expect(growthOf(make, 625, readBlock), name).toBeLessThan(PROPORTIONAL)
    }
  })

  it('is still told by its lines', () => {
    const text = inputs['brackets, open']?.replace('\n---\nText.', '\ndate: 2026-01-01\n---\nText.') ?? ''
    const block = findBlock(text)
    const fields = block ? readFields(text, block) : { fields: [], trouble: null }
    expect(allFields(fields.fields).map(({ key }) => key)).toEqual(['title', 'date'])
    expect(fields.trouble?.message).toContain('64 levels')
  })
})
