// What front matter costs: learning the fields of a large site, one edit, and a letter typed in the form. Ratios are
// against a baseline of the same run: the `yaml` package alone, and a bare input.
import { performance } from 'node:perf_hooks'
import { parse } from 'yaml'
import { findBlock } from '../../shared/frontmatter/block.ts'
import { type FieldFact, fieldFacts } from '../../shared/frontmatter/field-facts.ts'
import { setItems } from '../../shared/frontmatter/list-items.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import { learnedFields } from '../../shared/site/site-fields.ts'
import { formKeystrokes } from './form-keystrokes.ts'

const POSTS = 10_000

const texts = Array.from({ length: POSTS }, (_, nth) => {
  const month = String((nth % 12) + 1).padStart(2, '0')
  return `---
title: "Post number ${nth}: a walk"
date: 2024-${month}-1${nth % 9} 10:00:00 +0200
description: "Some words about walk ${nth}, somewhat longer than the title is"
tags: [walks, region-${nth % 300}, year-${nth % 50}]
categories:
  - kind-${nth % 7}
draft: ${nth % 5 === 0}
author: Ada
image: images/${nth}.jpg
slug: walk-${nth}
---

Text.
`
})

/** The median of `rounds` runs, in milliseconds. */
function median(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}

function row(name: string, ms: number, baseline: number, baselineName: string): void {
  console.log(
    `${name.padEnd(44)} ${ms.toFixed(2).padStart(9)} ms   ${(ms / baseline).toFixed(2).padStart(6)} × ${baselineName}`,
  )
}

const content = (text: string) => text.slice(4, text.indexOf('\n---', 4))
const parsed = median(3, () => {
  for (const text of texts) parse(content(text))
})
let facts: (readonly FieldFact[])[] = []
const gathered = median(3, () => {
  facts = texts.map((text) => fieldFacts(text, 'hugo'))
})
const learned = median(5, () => void learnedFields(facts, 'hugo'))
row(`yaml.parse of ${POSTS} blocks`, parsed, parsed, 'itself')
row(`facts of ${POSTS} posts`, gathered, parsed, 'yaml.parse')
row(`types learned from ${POSTS} posts`, learned, parsed, 'yaml.parse')

const [text = ''] = texts
const block = findBlock(text, 'hugo')
const fields = block ? readFields(text, block).fields : []
const title = fields.find(({ key }) => key === 'title')
const tags = fields.find(({ key }) => key === 'tags')
const many = (run: () => void) => () => {
  for (let round = 0; round < 200; round++) run()
}
const once =
  median(
    9,
    many(() => void parse(content(text))),
  ) / 200
row('yaml.parse of one block', once, once, 'itself')
if (block && title && tags) {
  const edit =
    median(
      9,
      many(() => void setField(text, block, title, { kind: 'text', text: 'Another: walk' })),
    ) / 200
  row('one text edited, and proven', edit, once, 'yaml.parse')
  const list =
    median(
      9,
      many(() => void setItems(text, block, tags, ['walks', 'new'], 'comma')),
    ) / 200
  row('one list edited, and proven', list, once, 'yaml.parse')
}

await formKeystrokes()
