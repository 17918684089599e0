// The style that stands is kept: what changes in the file is what the author changed, as they write it.
import { describe, expect, it } from 'vitest'
import { addField, type NewField } from '../../../shared/frontmatter/add-field.ts'
import { moveField, removeField } from '../../../shared/frontmatter/arrange-fields.ts'
import { type Block, findBlock } from '../../../shared/frontmatter/block.ts'
import type { EditOutcome } from '../../../shared/frontmatter/edit.ts'
import { type Field, fieldAt } from '../../../shared/frontmatter/field.ts'
import { setItems } from '../../../shared/frontmatter/list-items.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'
import { setField } from '../../../shared/frontmatter/set-field.ts'
import type { PlainValue } from '../../../shared/frontmatter/sources.ts'
import { applyChanges } from '../../../shared/text/change.ts'

type Make = (text: string, block: Block, field: Field) => EditOutcome

function edited(text: string, name: string, make: Make, nth = 0): string {
  const block = findBlock(text)
  const field = block && fieldAt(readFields(text, block).fields, name.split('.'), nth)
  if (!block || !field) throw new Error(`no ${name}`)
  const outcome = make(text, block, field)
  return outcome.kind === 'changes' ? applyChanges(text, outcome.changes) : `refused: ${outcome.reason}`
}

/** The line of a YAML block after `value` is set. */
function line(source: string, value: PlainValue): string {
  const text = `---\nkey: ${source}\nother: x\n---\n`
  return (
    edited(text, 'key', (all, block, field) => setField(all, block, field, value))
      .split('\nother:')[0]
      ?.slice(9) ?? ''
  )
}

const text = (words: string): PlainValue => ({ kind: 'text', text: words })
const date = (words: string): PlainValue => ({ kind: 'date', text: words })

describe('a value set', () => {
  it.each<[string, PlainValue, string]>([
    ['old', text('new'), 'new'],
    ['"old"', text('new'), '"new"'],
    ["'old'", text("it's"), "'it''s'"],
    ['old', text('a: b'), '"a: b"'],
    ['old', text('say "hi": x'), '\'say "hi": x\''],
    ['old', text('no'), '"no"'],
    ['3.0', { kind: 'number', text: '3.10' }, '3.10'],
    ['0123', { kind: 'number', text: '0124' }, '0124'],
    ['"3.0"', { kind: 'number', text: '3.10' }, '"3.10"'],
    ['true', { kind: 'boolean', value: false }, 'false'],
    ['yes', { kind: 'boolean', value: false }, 'no'],
    ['True', { kind: 'boolean', value: false }, 'False'],
    ['ON', { kind: 'boolean', value: false }, 'OFF'],
    ['~', { kind: 'empty' }, '~'],
    ['"x"', { kind: 'empty' }, '""'],
    ['2025-09-08', date('2025-09-09'), '2025-09-09'],
    ['2025-09-08 10:00:00 -0500', date('2025-09-09 10:00:00 -0500'), '2025-09-09 10:00:00 -0500'],
    ['2025-09-08 10:00 -4', date('2025-09-09 11:00 -4'), '2025-09-09 11:00 -4'],
    ['2025/09/08 9:00', date('2025/09/09 9:00'), '2025/09/09 9:00'],
    ['July 27, 2025', date('July 28, 2025'), 'July 28, 2025'],
    ['4 August 2015', date('5 August 2015'), '5 August 2015'],
    ["'2025-09-08'", date('2025-09-09'), "'2025-09-09'"],
    ['old # why', text('new'), 'new # why'],
    ['  wide', text('new'), '  new'],
    ['&name old', text('new'), '&name new'],
    ['|\n  one\n  two\n', text('one\nthree\n'), '|\n  one\n  three\n'],
    ['>-\n  one\n  two', text('one three'), '>-\n  one three'],
    ['"first\n\nsecond"', text('first\nthird'), '"first\n\nthird"'],
  ])('%j becomes %o: %j', (before, value, after) => {
    expect(line(before, value)).toBe(after)
  })

  it('at an alias leaves the anchor, at an anchor leaves the alias to follow it', () => {
    const block = '---\na: &x one\nb: *x\n---\n'
    const set: Make = (all, at, field) => setField(all, at, field, text('two'))
    expect(edited(block, 'b', set)).toBe('---\na: &x one\nb: two\n---\n')
    expect(edited(block, 'a', set)).toBe('---\na: &x two\nb: *x\n---\n')
    expect(edited(block, 'a', removeField)).toBe('refused: harm')
  })

  it('keeps the line ends, comments, blank lines and trailing blanks around it', () => {
    const block = '---\r\n# note\r\na:   "x"  \r\n\r\n# more\r\nb : y\r\n---\r\n'
    expect(edited(block, 'a', (all, at, field) => setField(all, at, field, text('z')))).toBe(
      block.replace('"x"', '"z"'),
    )
  })

  it('in a broken block touches no other line', () => {
    const broken =
      '---\na: "x\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n\tc: 3\n{% if x %}\nd: {{ page.d }}\ne: old\n---\n'
    const set: Make = (all, at, field) => setField(all, at, field, text('new'))
    expect(edited(broken, 'e', set)).toBe(broken.replace('e: old', 'e: new'))
    expect(
      edited(broken, 'b', (all, at, field) => setField(all, at, field, { kind: 'number', text: '7' }), 1),
    ).toBe(broken.replace('b: 2', 'b: 7'))
  })

  it('of a duplicate key is the one that was meant', () => {
    const twice = '---\na: one\na: two\n---\n'
    const set: Make = (all, at, field) => setField(all, at, field, text('new'))
    expect(edited(twice, 'a', set, 1)).toBe('---\na: one\na: new\n---\n')
  })
})

describe('a list changed', () => {
  const add: Make = (all, at, field) => setItems(all, at, field, ['a', 'b', 'new one'], 'comma')
  it.each([
    ['tags: [a, b]', 'tags: [a, b, new one]'],
    ['tags: ["a","b"]', 'tags: ["a","b","new one"]'],
    ['tags: [a,\n  b]', 'tags: [a,\n  b,\n  new one]'],
    ['tags:\n- a\n- b', 'tags:\n- a\n- b\n- new one'],
    ['tags:\n  - a # why\n  - "b"', 'tags:\n  - a # why\n  - "b"\n  - new one'],
    ['tags: a, b', 'tags: a, b, new one'],
    ['tags: "a,b"', 'tags: "a,b,new one"'],
  ])('%j', (before, after) => {
    expect(edited(`---\n${before}\nx: y\n---\n`, 'tags', add)).toBe(`---\n${after}\nx: y\n---\n`)
  })

  it('of words with blanks between stays one', () => {
    const make: Make = (all, at, field) => setItems(all, at, field, ['style', 'tutorial', 'new'], 'space')
    expect(edited('---\ntags: style tutorial\n---\n', 'tags', make)).toBe(
      '---\ntags: style tutorial new\n---\n',
    )
    const withBlank: Make = (all, at, field) => setItems(all, at, field, ['a b'], 'space')
    expect(edited('---\ntags: style tutorial\n---\n', 'tags', withBlank)).toBe('refused: not-expressible')
  })
})

describe('a field added', () => {
  const field = (path: string[], words: string, more: Partial<NewField> = {}): NewField => ({
    path,
    value: { kind: 'text', text: words },
    like: '',
    order: [],
    separator: 'comma',
    ...more,
  })
  const add = (before: string, added: NewField) => {
    const block = findBlock(before)
    const outcome = block && addField(before, block, added)
    return outcome?.kind === 'changes' ? applyChanges(before, outcome.changes) : outcome?.reason
  }

  it.each<[string, string, NewField, string]>([
    [
      'aligned',
      '---\ntitle:  "a"\ndate:   2025-01-01\n---\n',
      field(['by'], 'x'),
      '---\ntitle:  "a"\ndate:   2025-01-01\nby:     "x"\n---\n',
    ],
    [
      'with a blank before the colon',
      '---\na : x\nb : y\n---\n',
      field(['c'], 'z'),
      '---\na : x\nb : y\nc : z\n---\n',
    ],
    [
      'in its usual place',
      '---\na: x\nc: z\n---\n',
      field(['b'], 'w', { order: ['a', 'b', 'c'] }),
      '---\na: x\nb: w\nc: z\n---\n',
    ],
    [
      'before the first table',
      '+++\na = "x"\n\n[t]\nb = 1\n+++\n',
      field(['c'], 'y'),
      '+++\na = "x"\nc = "y"\n\n[t]\nb = 1\n+++\n',
    ],
    [
      'in its table',
      '+++\na = "x"\n[taxonomies]\ntags = []\n+++\n',
      field(['taxonomies', 'kinds'], 'y'),
      '+++\na = "x"\n[taxonomies]\ntags = []\nkinds = "y"\n+++\n',
    ],
    [
      'in a table of its own',
      '+++\na = "x"\n+++\n',
      field(['extra', 'b'], 'y'),
      '+++\na = "x"\n\n[extra]\nb = "y"\n+++\n',
    ],
    [
      'with tabs in JSON',
      '{\n\t"a": 1,\n\t"b": 2\n}\n',
      field(['c'], 'x'),
      '{\n\t"a": 1,\n\t"b": 2,\n\t"c": "x"\n}\n',
    ],
    [
      'as Pelican has it',
      'Title: a\nDate: 2025-01-01\n\nText\n',
      field(['Slug'], 'x'),
      'Title: a\nDate: 2025-01-01\nSlug: x\n\nText\n',
    ],
    [
      'as Nikola has it',
      '<!--\n.. title: a\n-->\n',
      field(['slug'], 'x'),
      '<!--\n.. title: a\n.. slug: x\n-->\n',
    ],
    ['to an empty block', '---\n---\nText\n', field(['a'], 'x'), '---\na: x\n---\nText\n'],
  ])('stands %s', (_, before, added, after) => {
    expect(add(before, added)).toBe(after)
  })

  it('as a list takes the style of the other posts', () => {
    const value = { kind: 'list', items: ['x', 'w'] } as const
    expect(add('---\na: 1\n---\n', field(['tags'], '', { value, like: '- a\n- b' }))).toBe(
      '---\na: 1\ntags:\n  - x\n  - w\n---\n',
    )
    expect(add('---\na: 1\n---\n', field(['tags'], '', { value, like: '["a"]' }))).toBe(
      '---\na: 1\ntags: ["x", "w"]\n---\n',
    )
    expect(add('---\na: 1\n---\n', field(['tags'], '', { value, like: 'a, b' }))).toBe(
      '---\na: 1\ntags: x, w\n---\n',
    )
  })
})

describe('a field moved', () => {
  it('takes the comments directly above it along', () => {
    const block = '---\na: 1\n# about b\nb: 2\nc: 3\n---\n'
    const up: Make = (all, at, field) => moveField(all, at, field, readFields(all, at).fields[0] ?? null)
    expect(edited(block, 'b', up)).toBe('---\n# about b\nb: 2\na: 1\nc: 3\n---\n')
    expect(edited('{"a": 1, "b": 2}\n', 'b', up)).toBe('{"b": 2, "a": 1}\n')
  })
})
