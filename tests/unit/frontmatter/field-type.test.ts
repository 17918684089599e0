// What a field is, learned from the posts of a site: ours made for the purpose, and real ones, printed to be looked at.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fieldFacts } from '../../../shared/frontmatter/field-facts.ts'
import type { LearnedField } from '../../../shared/frontmatter/field-type.ts'
import type { ProfileId } from '../../../shared/site/profile.ts'
import { learnedFields, siteFields } from '../../../shared/site/site-fields.ts'

function learn(profile: ProfileId, texts: readonly string[]): LearnedField[] {
  return learnedFields(
    texts.map((text) => fieldFacts(text, profile)),
    profile,
  )
}

const walk = (nth: number) => `---
title: "Walk ${nth}"
date: 2025-03-${10 + nth} 09:00:00
tags: [walks, region-${nth % 3}]
kind: ${nth % 2 === 0 ? 'long' : 'short'}
draft: ${nth === 3}
steps: ${nth * 1000}
cover: images/walk-${nth}.jpg
slug: walk-${nth}
summary: "A walk along the river, past two bridges and a mill, on a day of which nothing else is known: number ${nth}"
gear:
  shoes: old
  bags: [one, two]
places:
  - name: Mill
${nth === 5 ? 'rating: 4\n' : ''}---

Text.
`

describe('the fields of a site', () => {
  const learned = learn(
    'hugo',
    Array.from({ length: 9 }, (_, nth) => walk(nth)),
  )
  const typeOf = (name: string) => learned.find((field) => field.name === name)?.type

  it('have the types that their values show', () => {
    expect(Object.fromEntries(learned.map(({ name, type }) => [name, type]))).toEqual({
      title: 'text',
      date: 'date',
      tags: 'tags',
      kind: 'choice',
      draft: 'toggle',
      steps: 'number',
      cover: 'image',
      slug: 'slug',
      summary: 'long-text',
      gear: 'nested',
      'gear.shoes': 'choice',
      'gear.bags': 'tags',
      places: 'nested',
      rating: 'number',
    })
  })

  it('stand in the order of the posts, nested ones behind their own', () => {
    expect(learned.map(({ name }) => name).slice(0, 3)).toEqual(['title', 'date', 'tags'])
    const at = (name: string) => learned.findIndex((field) => field.name === name)
    expect(at('gear.shoes')).toBe(at('gear') + 1)
  })

  it('know how often they stand, with which values, and how they are written', () => {
    const tags = learned.find(({ name }) => name === 'tags')
    expect(tags).toMatchObject({ posts: 9, of: 9, example: '[walks, region-0]' })
    expect(tags?.values[0]).toEqual({ text: 'walks', count: 9 })
    expect(learned.find(({ name }) => name === 'rating')?.posts).toBe(1)
    expect(typeOf('kind')).toBe('choice')
  })

  it('take strings of tags for lists by the generator’s rules', () => {
    const post = (tags: string) => `---\ntitle: x\ntags: ${tags}\n---\n`
    const spaced = learn('jekyll', ['style tutorial', 'style', 'notes style'].map(post))
    expect(spaced[1]).toMatchObject({
      type: 'tags',
      separator: 'space',
      values: [{ text: 'style', count: 3 }, { count: 1 }, { count: 1 }],
    })
    const commas = learn('ablog', ['python, django', 'django, talks', 'a tag of words'].map(post))
    expect(commas[1]).toMatchObject({ type: 'tags', separator: 'comma' })
    expect(commas[1]?.values.map(({ text }) => text)).toContain('a tag of words')
  })

  it('fall back on the generator where the posts say nothing', () => {
    const fields = siteFields(
      {
        learned: learn('jekyll', ['---\ntitle: x\nimage:\n---\n']),
        profile: 'jekyll',
        scopes: [],
        overrides: {},
      },
      null,
    )
    expect(fields.find(({ path: at }) => at[0] === 'image')).toMatchObject({ type: 'image', from: 'posts' })
    expect(fields.find(({ path: at }) => at[0] === 'published')).toMatchObject({
      type: 'toggle',
      from: 'generator',
    })
  })

  it('are what the schema says, unless the author says otherwise', () => {
    const field = {
      label: 'Sort',
      required: true,
      choices: ['a', 'b'],
      default: null,
      many: false,
      source: 'frontmatter.json',
    }
    const scopes = [
      { folder: 'content/posts', fields: [{ ...field, path: ['kind'], type: 'choice' as const }] },
    ]
    const overrides = { steps: { type: 'text' as const, label: 'Steps walked', default: null } }
    const fields = siteFields({ learned, profile: 'hugo', scopes, overrides }, 'content/posts/x.md')
    expect(fields.find(({ path: at }) => at[0] === 'kind')).toMatchObject({
      type: 'choice',
      label: 'Sort',
      required: true,
      from: 'schema',
      source: 'frontmatter.json',
    })
    expect(fields.find(({ path: at }) => at[0] === 'steps')).toMatchObject({
      type: 'text',
      label: 'Steps walked',
      from: 'author',
    })
    const elsewhere = siteFields({ learned, profile: 'hugo', scopes, overrides }, 'content/pages/x.md')
    expect(elsewhere.find(({ path: at }) => at[0] === 'kind')?.required).toBe(false)
  })
})

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus')
const sites = {
  'ablog-choldgraf': 'ablog',
  'astro-biome': 'astro',
  'docusaurus-babel': 'docusaurus',
  'hugo-scientific-python': 'hugo',
  'jekyll-opensource-guide-rtl-cjk': 'jekyll',
  'next-starter': 'next',
} as const

describe.runIf(existsSync(corpus))('the fields of real sites', () => {
  it.each(Object.entries(sites))('%s', (site, profile) => {
    const folder = path.join(corpus, site)
    const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:md|mdx)$/.test(entry.name))
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    const learned = learn(profile, texts)
    console.log(
      `${site}: ${learned
        .filter(({ posts }) => posts > 1)
        .map(({ name, type, posts, of }) => `${name} ${type} ${posts}/${of}`)
        .join(' · ')}`,
    )
    const types = new Map(learned.map(({ name, type }) => [name, type]))
    expect(types.get('title')).toBe('text')
    if (site !== 'jekyll-opensource-guide-rtl-cjk') expect(types.get('date')).toBe('date')
    expect([undefined, 'tags']).toContain(types.get('tags'))
    expect([undefined, 'toggle']).toContain(types.get('draft'))
  })
})
