// The law of editing front matter, over posts that real people wrote: every field of every post.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { addField } from '../../shared/frontmatter/add-field.ts'
import { moveField, removeField, renameField } from '../../shared/frontmatter/arrange-fields.ts'
import { type Block, findBlock } from '../../shared/frontmatter/block.ts'
import { leavesOf } from '../../shared/frontmatter/edit.ts'
import { allFields, type Field } from '../../shared/frontmatter/field.ts'
import { hasPlainItems, itemsOf, setItems } from '../../shared/frontmatter/list-items.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import type { PlainValue } from '../../shared/frontmatter/sources.ts'
import { applyChanges, type TextChange } from '../../shared/text/change.ts'

const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus')
const profiles: Readonly<Record<string, string>> = {
  ablog: 'ablog',
  astro: 'astro',
  docusaurus: 'docusaurus',
  hugo: 'hugo',
  jekyll: 'jekyll',
  next: 'next',
  seeds: 'ablog',
}

type Post = {
  readonly file: string
  readonly text: string
  readonly block: Block
  readonly generator: string
}

function posts(): Post[] {
  return readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|mdx|markdown)$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.relative(corpus, path.join(entry.parentPath, entry.name))
      const generator = profiles[file.split(/[-/]/)[0] ?? ''] ?? 'plain'
      const text = readFileSync(path.join(corpus, file), 'utf8')
      const block = findBlock(text, generator)
      return block === null ? [] : [{ file, text, block, generator }]
    })
}

/** The values of two blocks: by the `yaml` package, or by ours where that refuses one that the site publishes. */
function valuesOf(one: Readable, other: Readable): [string[], string[]] {
  try {
    return [byYaml(one), byYaml(other)]
  } catch {
    return [byGalley(one), byGalley(other)]
  }
}

type Readable = { readonly text: string; readonly block: Block }

function byYaml({ text, block }: Readable): string[] {
  const content = text.slice(block.contentFrom, block.contentTo)
  const document = parseDocument(content, { schema: 'core', logLevel: 'silent' })
  if (document.errors[0]) throw document.errors[0]
  const record: unknown = document.toJS()
  return Object.entries(record ?? {})
    .map((entry) => JSON.stringify(entry))
    .sort()
}

function byGalley({ text, block }: Readable): string[] {
  return leavesOf(readFields(text, block).fields)
    .map(({ path: at, value }) => at + value)
    .sort()
}

function differentValue(field: Field): PlainValue {
  if (typeof field.value === 'boolean') return { kind: 'boolean', value: !field.value }
  if (typeof field.value === 'number') return { kind: 'number', text: '42' }
  return { kind: 'text', text: 'New: "value" #1 – ’tis' }
}

const counts: Record<string, number> = {}
const refusals: string[] = []

function made(
  post: Post,
  what: string,
  field: string,
  outcome: ReturnType<typeof setField>,
): readonly TextChange[] | null {
  if (outcome.kind === 'changes') {
    const name = `${post.block.format}, ${what}`
    counts[name] = (counts[name] ?? 0) + 1
    return outcome.changes
  }
  refusals.push(`${what} of ${field} in ${post.file}: ${outcome.reason}`)
  return null
}

function found({ generator }: Post, text: string): { block: Block; fields: readonly Field[] } {
  const block = findBlock(text, generator)
  if (block === null) throw new Error('the block is lost')
  return { block, fields: readFields(text, block).fields }
}

function setAndBack(post: Post, field: Field): void {
  const { text, block } = post
  const value = differentValue(field)
  const changes = made(post, 'set', field.key, setField(text, block, field, value))
  if (changes === null) return
  const changed = applyChanges(text, changes)
  const from = field.source === '' ? field.afterKey : field.valueFrom
  const tail = text.length - field.valueTo
  expect(changed.slice(0, from), post.file).toBe(text.slice(0, from))
  expect(changed.slice(changed.length - tail), post.file).toBe(text.slice(field.valueTo))
  const now = found(post, changed)
  const again = allFields(now.fields).find(({ keyFrom }) => keyFrom === field.keyFrom)
  if (!again) throw new Error(`${field.key} is lost in ${post.file}`)
  const meant =
    value.kind === 'boolean'
      ? value.value
      : value.kind === 'number'
        ? 42
        : value.kind === 'text'
          ? value.text
          : ''
  expect(again.value, post.file).toBe(meant)
  const back = made(
    post,
    'set back',
    field.key,
    setField(changed, now.block, again, { kind: 'source', text: field.source }),
  )
  if (back) expect(applyChanges(changed, back), post.file).toBe(text)
}

describe.runIf(existsSync(corpus))('every field of every real post', () => {
  const all = existsSync(corpus) ? posts() : []
  // A post that its own generator refuses; it stands in the corpus to be broken.
  const accepted = all.filter(({ file }) => !file.includes('_broken'))

  it('is set to another value and back: only its own bytes differ, then none', () => {
    for (const post of accepted) {
      for (const field of allFields(readFields(post.text, post.block).fields)) {
        if (field.kind === 'scalar' || field.kind === 'alias') setAndBack(post, field)
      }
    }
  })

  it('is kept while another is added and taken out again: the old bytes', () => {
    for (const post of accepted) {
      const added = {
        path: ['galley_test'],
        value: { kind: 'text', text: 'a: b' },
        like: '',
        order: [],
        separator: 'comma',
      } as const
      const changes = made(post, 'added', 'a field', addField(post.text, post.block, added))
      if (changes === null) continue
      const changed = applyChanges(post.text, changes)
      const now = found(post, changed)
      const field = now.fields.find(({ key }) => key === 'galley_test')
      const back = field && made(post, 'taken out', 'a field', removeField(changed, now.block, field))
      if (back) expect(applyChanges(changed, back), post.file).toBe(post.text)
    }
  })

  it('keeps its list’s other items when one comes, goes or changes', () => {
    for (const post of accepted) {
      for (const field of allFields(readFields(post.text, post.block).fields).filter(hasPlainItems)) {
        const items = itemsOf(field, 'comma')
        for (const next of [
          [...items, 'a, b'],
          ['x y', ...items],
          items.slice(1),
          items.map((item, nth) => (nth === 0 ? 'no' : item)),
          [],
        ]) {
          const changes = made(
            post,
            'items',
            field.key,
            setItems(post.text, post.block, field, next, 'comma'),
          )
          if (changes === null) continue
          const now = found(post, applyChanges(post.text, changes))
          const again = allFields(now.fields).find(({ keyFrom }) => keyFrom === field.keyFrom)
          expect(again && itemsOf(again, 'comma'), post.file).toEqual(next)
        }
      }
    }
  })

  it('is removed, renamed and moved while all others read as before', () => {
    for (const post of accepted) {
      const { fields } = readFields(post.text, post.block)
      for (const field of fields) {
        made(post, 'removed', field.key, removeField(post.text, post.block, field))
        made(post, 'renamed', field.key, renameField(post.text, post.block, field, 'another name'))
        const moved = made(
          post,
          'moved',
          field.key,
          moveField(post.text, post.block, field, fields[0] ?? null),
        )
        if (moved === null) continue
        const now = applyChanges(post.text, moved)
        const [after, before] = valuesOf({ text: now, block: found(post, now).block }, post)
        expect(after, post.file).toEqual(before)
      }
    }
  })

  it('is refused nowhere', () => {
    console.log(`${accepted.length} of ${all.length} posts: ${JSON.stringify(counts)}`)
    expect(refusals).toEqual([])
  })
})
