// What sites say of their own fields, in the files that they say it in; none of them is ever run.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SchemaField } from '../../../shared/site/schema/schema-field.ts'
import { readSchema, schemaFiles } from '../../../shared/site/schema/schema-files.ts'

function short(field: SchemaField): string {
  const { path, type, required, choices, label } = field
  const more = [required ? 'required' : '', label ?? '', choices.join('|'), field.default ?? '']
  return [path.join('.'), type, ...more].join(' ').replace(/ +/g, ' ').trim()
}

function read(path: string, text: string): [string | null, string[]][] {
  return readSchema(path, text).map(({ folder, fields }) => [folder, fields.map(short)])
}

const astro = `import { defineCollection, reference, z } from 'astro:content'
import { glob } from 'astro/loaders'
// const old = defineCollection({ schema: z.object({ no: z.string() }) })
const shared = z.object({ title: z.string(), lang: z.enum(['en', 'nl']).default('en') })
const blog = defineCollection({
  loader: glob({ pattern: '**/*.{md,mdx}', base: './src/data/blog' }),
  schema: ({ image }) =>
    shared.extend({
      pubDate: z.coerce.date(), // the day
      updated: z.coerce.date().optional(),
      draft: z.boolean().default(false),
      rating: z.number().min(1).max(5).optional(),
      description: z.string().max(160).describe('Shown in lists'),
      cover: z.object({ src: image(), alt: z.string() }).optional(),
      tags: z.array(z.string()).default([]),
      author: reference('authors'),
      related: z.array(reference('blog')).optional(),
      level: z.union([z.literal('easy'), z.literal('hard')]),
      odd: makeField(),
    }),
})
const notes = defineCollection({ type: 'content', schema: z.object({ title: z.string() }) })
export const collections = { blog, 'field-notes': notes }
`

describe('Astro’s content collections', () => {
  it('tell types, choices, defaults and what is required, for the folder of each', () => {
    expect(read('src/content.config.ts', astro)).toEqual([
      [
        'src/data/blog',
        [
          'title text required',
          'lang choice en|nl en',
          'pubDate date required',
          'updated date',
          'draft toggle false',
          'rating number',
          'description long-text required Shown in lists',
          'cover nested',
          'cover.src image required',
          'cover.alt text required',
          'tags tags',
          'author text required',
          'related list',
          'level choice required easy|hard',
          'odd raw required',
        ],
      ],
      ['src/content/field-notes', ['title text required']],
    ])
  })
})

describe('Front Matter CMS', () => {
  it('tells the fields of each content type for its folders', () => {
    const text = `{
      // settings of the editor
      "frontMatter.content.pageFolders": [
        { "title": "Posts", "path": "[[workspace]]/content/posts", "contentTypes": ["post"], },
      ],
      "frontMatter.taxonomy.contentTypes": [
        { "name": "default", "fields": [{ "title": "Name", "name": "title", "type": "string", "required": true }] },
        { "name": "post", "fields": [
          { "title": "Intro", "name": "intro", "type": "string", "single": false },
          { "name": "date", "type": "datetime" },
          { "name": "live", "type": "draft" },
          { "name": "kind", "type": "choice", "choices": ["note", { "id": "long", "title": "Essay" }] },
          { "name": "topics", "type": "choice", "multiple": true, "choices": ["a//b", "c"] },
          { "name": "art", "type": "fields", "fields": [{ "name": "src", "type": "image" }] },
          { "name": "rule", "type": "divider" },
        ] },
      ],
    }`
    expect(read('frontmatter.json', text)).toEqual([
      [null, ['title text required Name']],
      [
        'content/posts',
        [
          'intro long-text Intro',
          'date date',
          'live toggle',
          'kind choice note|long',
          'topics tags a//b|c',
          'art nested',
          'art.src image',
        ],
      ],
    ])
  })
})

describe('Decap and its kin', () => {
  it('tell the fields of folder collections, required unless said otherwise, without the body', () => {
    const text = `backend: {name: git-gateway}
collections:
  - name: blog
    folder: content/blog/
    fields:
      - {label: Title, name: title, widget: string}
      - {label: When, name: date, widget: datetime, required: false}
      - {name: draft, widget: boolean, default: true}
      - {name: kind, widget: select, options: [note, {label: Essay, value: essay}]}
      - {name: tags, widget: list, required: false}
      - name: cover
        widget: object
        fields: [{name: image, widget: image}, {name: caption, widget: text, required: false}]
      - {name: body, widget: markdown}
  - name: pages
    files: [{name: about, file: about.md}]
`
    expect(read('static/admin/config.yml', text)).toEqual([
      [
        'content/blog',
        [
          'title text required Title',
          'date date When',
          'draft toggle true',
          'kind choice required note|essay',
          'tags tags',
          'cover nested required',
          'cover.image image required',
          'cover.caption long-text',
        ],
      ],
    ])
  })
})

describe('Hugo’s archetypes', () => {
  it('tell fields of a section or of all posts, template code included', () => {
    const text = `+++
title = '{{ replace .File.ContentBaseName "-" " " | title }}'
date = {{ .Date }}
draft = true
tags = []
[params]
weight = 1
+++
`
    const yaml = '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\ncategories: []\n---\n'
    expect(read('archetypes/default.md', text)).toEqual([
      [null, ['title text', 'date date', 'draft toggle', 'tags tags']],
    ])
    expect(read('archetypes/news/index.md', yaml)).toEqual([
      ['content/news', ['title text', 'date date', 'categories tags']],
    ])
  })
})

describe('Eleventy’s directory data', () => {
  it('tells values that every post of the folder has already', () => {
    expect(
      read('content/blog/blog.json', '{"layout": "post.njk", "tags": ["posts"], "permalink": false}'),
    ).toEqual([['content/blog', ['layout text post.njk', 'tags tags posts', 'permalink toggle false']]])
    const code =
      'module.exports = {\n  layout: "post.njk",\n  tags: ["posts", "notes"],\n  eleventyComputed: { title: (data) => data.title },\n}\n'
    expect(read('blog/blog.11tydata.js', code)).toEqual([
      ['blog', ['layout text post.njk', 'tags tags posts, notes', 'eleventyComputed text']],
    ])
    expect(read('_data/site.json', '{"title": "x"}')).toEqual([])
  })
})

describe('a schema that cannot be understood', () => {
  const paths = [
    'src/content.config.ts',
    'frontmatter.json',
    'admin/config.yml',
    'archetypes/default.md',
    'blog/blog.json',
    'blog/blog.11tydata.js',
  ]
  it('says nothing and never throws, however it is cut or garbled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(
          fc.string({ maxLength: 400 }),
          fc.nat(astro.length).map((at) => astro.slice(0, at)),
          fc.nat(astro.length).map((at) => astro.slice(at)),
        ),
        (path, text) => {
          expect(Array.isArray(readSchema(path, text))).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each(paths)('%s: brackets without end', (path) => {
    expect(readSchema(path, '['.repeat(100_000))).toEqual([])
    expect(readSchema(path, `collections = {a: ${'z.object({'.repeat(20_000)}`)).toEqual([])
  })

  it('names no file of code that a generator would run on reading', () => {
    expect(
      Object.values(schemaFiles)
        .flat()
        .every((name) => !name.startsWith('/') && !name.includes('..')),
    ).toBe(true)
  })
})
