// What Galley writes is read as just that by the readers that generators use: Ruby's Psych (Jekyll), PyYAML
// (Pelican, Nikola, Sphinx), js-yaml 3 (gray-matter), and the `yaml` package as YAML 1.1 and 1.2.
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { findBlock } from '../../../shared/frontmatter/block.ts'
import { fieldAt } from '../../../shared/frontmatter/field.ts'
import { setItems } from '../../../shared/frontmatter/list-items.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'
import { setField } from '../../../shared/frontmatter/set-field.ts'
import { applyChanges } from '../../../shared/text/change.ts'
import { anyText, trickyTexts } from '../../support/front-matter-blocks.ts'

const start = '---\ntitle: old\nquoted: "old"\nsingle: \'old\'\nflow: [old]\ndashes:\n  - old\n---\n'

/** `text` in each of the five places. */
function written(text: string): string {
  let now = start
  for (const key of ['title', 'quoted', 'single', 'flow', 'dashes']) {
    const block = findBlock(now)
    const field = block && fieldAt(readFields(now, block).fields, [key])
    if (!block || !field) throw new Error(`${key} is lost`)
    const outcome =
      field.kind === 'list'
        ? setItems(now, block, field, [text], 'comma')
        : setField(now, block, field, { kind: 'text', text })
    if (outcome.kind === 'refused') throw new Error(`${key}: ${outcome.reason} for ${JSON.stringify(text)}`)
    now = applyChanges(now, outcome.changes)
  }
  return now.slice(4, now.lastIndexOf('---'))
}

/** Half a letter is none in any of these readers; libyaml takes no NUL even where it is escaped. */
const texts = [...new Set([...trickyTexts, ...fc.sample(anyText, { numRuns: 1500, seed: 7 })])].filter(
  (text) => !/\p{Cs}|\0/u.test(text),
)

const meant = (text: string) => ({ title: text, quoted: text, single: text, flow: [text], dashes: [text] })
const documents = texts.map(written)

function expectAlike(read: readonly unknown[]): void {
  expect(read.length).toBe(texts.length)
  for (const [nth, text] of texts.entries()) expect(read[nth], documents[nth]).toEqual(meant(text))
}

type Program = { readonly name: string; readonly command: string; readonly args: readonly string[] }

const programs: readonly Program[] = [
  {
    name: 'Ruby’s Psych',
    command: 'ruby',
    args: [
      '-ryaml',
      '-rjson',
      '-e',
      'puts JSON.generate(JSON.parse(STDIN.read).map { |text| YAML.safe_load(text) })',
    ],
  },
  ...['python3', '/usr/bin/python3'].map((command) => ({
    name: `PyYAML of ${command}`,
    command,
    args: [
      '-c',
      'import json,sys,yaml; print(json.dumps([yaml.safe_load(t) for t in json.load(sys.stdin)]))',
    ],
  })),
]

function run({ command, args }: Program, input: string): string | null {
  const done = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return done.status === 0 ? done.stdout : null
}

describe('what is written as YAML means the same', () => {
  it('to the yaml package, as 1.2 and as 1.1', () => {
    expectAlike(documents.map((text) => parse(text, { version: '1.2' })))
    expectAlike(documents.map((text) => parse(text, { version: '1.1' })))
  })

  it('to js-yaml 3', () => expectAlike(documents.map((text) => load(text))))

  for (const program of programs) {
    const isThere = run(program, '[]') !== null
    it.runIf(isThere)(`to ${program.name}`, () => {
      const answer = run(program, JSON.stringify(documents))
      expectAlike(answer === null ? [] : JSON.parse(answer))
    })
  }
})
