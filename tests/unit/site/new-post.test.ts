import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isPlainInYaml } from '../../../shared/frontmatter/yaml-text.ts'
import { writtenLike } from '../../../shared/site/field-text.ts'
import { newPost } from '../../../shared/site/new-post.ts'
import { profiles } from '../../../shared/site/profile-list.ts'
import { conventions } from '../../support/views.ts'

const nowMs = Date.UTC(2026, 2, 4, 15, 6, 7)

function begin(
  profile: string,
  examples: readonly (readonly [string, string])[],
  title = 'A new day',
  archetype: string | null = null,
) {
  const made = newPost({
    title,
    conventions: conventions(profile),
    examples: examples.map(([path, text]) => ({ path, text })),
    archetype,
    nowMs,
    offsetMinutes: -300,
  })
  expect(made.cursor).toBe(made.text.length)
  const name = made.bundle ? `${made.stem}/index${made.ending}` : `${made.stem}${made.ending}`
  return { path: [made.folder, name].filter(Boolean).join('/'), text: made.text }
}

describe('a new post is as the newest ones are', () => {
  it('ABlog: same keys in the same order, a date in words, the title a heading', () => {
    const example = (date: string, place: string, tags: string) =>
      `---\nblogpost: true\ndate: ${date}\nlocation: ${place}\ncategory: Conferences\ntags: ${tags}\n---\n\n# A title\n\nText\n`
    const made = begin('ablog', [
      ['blog/conferences/c.md', example('July 27, 2025', 'Chicago', 'python, django')],
      ['blog/conferences/b.md', example('June 2, 2024', 'Durham', 'python')],
      ['blog/travel/a.md', example('May 1, 2023', 'Plano', 'travel')],
    ])
    expect(made).toEqual({
      path: 'blog/conferences/a-new-day.md',
      text: '---\nblogpost: true\ndate: March 4, 2026\nlocation:\ncategory: Conferences\ntags:\n---\n\n# A new day\n\n',
    })
  })

  it('Jekyll: a dated name, the zone of the author, spaces as they stand', () => {
    const example = (date: string) =>
      `---\nlayout: post\ntitle:  "Old: one"\ndate:   ${date}\ncategories: news\ntags: [a, b]\n---\nText\n`
    const made = begin('jekyll', [
      ['_posts/2025-02-03-x.markdown', example('2025-02-03 10:00:00 -0600')],
      ['_posts/2025-01-03-y.markdown', example('2025-01-03 10:00:00 -0600')],
    ])
    expect(made).toEqual({
      path: '_posts/2026-03-04-a-new-day.markdown',
      text: '---\nlayout: post\ntitle:  "A new day"\ndate:   2026-03-04 10:06:07 -0500\ncategories: news\ntags: []\n---\n',
    })
  })

  it('Hugo: a bundle in TOML, a draft, tables emptied', () => {
    const example = (title: string, tag: string) =>
      `+++\ntitle = '${title}'\ndate = 2025-01-02T03:04:05Z\ndraft = false\ntags = ["${tag}"]\ndescription = "About ${title}"\n+++\n\nText\n`
    const made = begin('hugo', [
      ['content/posts/one/index.md', example('One', 'a')],
      ['content/posts/two/index.md', example('Two', 'b')],
    ])
    expect(made).toEqual({
      path: 'content/posts/a-new-day/index.md',
      text: '+++\ntitle = \'A new day\'\ndate = 2026-03-04T15:06:07Z\ndraft = true\ntags = []\ndescription = ""\n+++\n\n',
    })
  })

  it('Zola: tables stay, and what is in them is emptied', () => {
    const example = (title: string) =>
      `+++\ntitle = "${title}"\ndate = 2025-01-02\n\n[taxonomies]\ntags = ["${title}"]\n\n[extra]\nteam = "us"\nlead = "${title}"\n+++\n\nText\n`
    const made = begin('zola', [
      ['content/blog/b.md', example('b')],
      ['content/blog/a.md', example('a')],
    ])
    expect(made.text).toBe(
      '+++\ntitle = "A new day"\ndate = 2026-03-04\n\n[taxonomies]\ntags = []\n\n[extra]\nteam = "us"\nlead = ""\n+++\n\n',
    )
  })

  it('ABlog’s directive: today behind it', () => {
    const made = begin('ablog', [
      ['blog/b.md', '```{post} May 10 2023\n:author: D\n:tags: x, y\n```\n\n# B\n'],
      ['blog/a.md', '```{post} May 9 2023\n:author: D\n:tags: z\n```\n\n# A\n'],
    ])
    expect(made.text).toBe('```{post} March 4 2026\n:author: D\n:tags: \n```\n\n# A new day\n\n')
  })

  it('Nikola: lines in a comment', () => {
    const text = (slug: string) =>
      `<!--\n.. title: T\n.. slug: ${slug}\n.. date: 2016-08-18 12:22:35 UTC+08:00\n.. tags: a\n.. status: draft\n-->\n\nText\n`
    expect(
      begin('nikola', [
        ['posts/a.md', text('a')],
        ['posts/b.md', text('b')],
      ]).text,
    ).toMatch(
      /^<!--\n\.\. title: A new day\n\.\. slug: a-new-day\n\.\. date: 2026-03-04 10:06:07 UTC-05:00\n\.\. tags: ?\n\.\. status: draft\n-->\n\n$/,
    )
  })

  it('lists below their key that all share stay below it', () => {
    const text = (title: string) =>
      `---\ntitle: ${title}\nauthors:\n  - ann\n  - bob\ntags:\n- ${title}\n---\n\n`
    expect(
      begin('plain', [
        ['a.md', text('a')],
        ['b.md', text('b')],
      ]).text,
    ).toBe('---\ntitle: A new day\nauthors:\n  - ann\n  - bob\ntags: []\n---\n\n')
  })

  it('JSON stays JSON', () => {
    const text = (title: string) =>
      `{\n  "title": "${title}",\n  "date": "2025-01-02",\n  "tags": ["${title}"]\n}\n\nText\n`
    const made = begin('hugo', [
      ['content/a.md', text('a')],
      ['content/b.md', text('b')],
    ])
    expect(JSON.parse(made.text)).toEqual({ title: 'A new day', date: '2026-03-04', tags: [] })
  })

  it('Pelican: metadata lines', () => {
    const example = (date: string) =>
      `Title: Old\nDate: ${date}\nCategory: News\nTags: a, b\nSlug: old\n\nText\n`
    const made = begin('pelican', [
      ['content/x.md', example('2025-01-02 10:20')],
      ['content/y.md', example('2024-01-02 10:20')],
    ])
    expect(made.text).toMatch(
      /^Title: A new day\nDate: 2026-03-04 10:06\nCategory: News\nTags: ?\nSlug: a-new-day\n\n$/,
    )
  })

  it('folders named for a date become today’s, an underscore stays one', () => {
    const text = '---\ntitle: x\ndate: 2024-05-06\n---\n\n'
    expect(
      begin('plain', [
        ['posts/2024/05/an_old_one.md', text],
        ['posts/2024/05/another_one.md', text],
      ]).path,
    ).toBe('posts/2026/03/a_new_day.md')
  })

  it('a key that a single post has is not taken over, one that half of them have is', () => {
    const made = begin('plain', [
      ['c.md', '---\ntitle: c\ndate: 2025-01-03\nodd: 1\n---\n'],
      ['b.md', '---\ntitle: b\ndate: 2025-01-02\nsummary: "x"\n---\n'],
      ['a.md', '---\ntitle: a\ndate: 2025-01-01\nsummary: "y"\n---\n'],
    ])
    expect(made.text).toBe('---\ntitle: A new day\ndate: 2026-03-04\nsummary: ""\n---\n\n')
  })

  it('a draft where any of them says so, at its place', () => {
    const made = begin('plain', [
      ['c.md', '---\ntitle: c\ndate: 2025-01-03\nlang: en\n---\n\n'],
      ['b.md', '---\ntitle: b\ndraft: true\ndate: 2025-01-02\nlang: en\n---\n\n'],
      ['a.md', '---\ntitle: a\ndate: 2025-01-01\nlang: en\n---\n\n'],
    ])
    expect(made.text).toBe('---\ntitle: A new day\ndraft: true\ndate: 2026-03-04\nlang: en\n---\n\n')
  })

  it('midnight stays midnight where all have it', () => {
    const text = (day: string) => `---\ntitle: x\ndate: ${day} 0:00:00\n---\n\n`
    expect(
      begin('docusaurus', [
        ['blog/2025-01-02-x.md', text('2025-01-02')],
        ['blog/2025-01-03-y.md', text('2025-01-03')],
      ]).text,
    ).toBe('---\ntitle: A new day\ndate: 2026-03-04 0:00:00\n---\n\n')
  })

  it('a site without front matter gets none', () => {
    expect(
      begin('plain', [
        ['a.md', '# A\n\ntext'],
        ['b.md', 'B\n=\n'],
      ]),
    ).toEqual({ path: 'a-new-day.md', text: '# A new day\n\n' })
  })
})

describe('the first post of a site', () => {
  it.each(profiles.map(({ id }) => [id] as const))('%s: is filled in whole', (id) => {
    const made = begin(id, [], 'It\'s "new": yes')
    expect(made.text).not.toMatch(/\{[a-z:]+\}/)
    expect(made.text).toContain('new')
    expect(made.path).toMatch(/its-new-yes(?:\/index)?\.mdx?$/)
  })

  it('Hugo: after the archetype, which is read and never run', () => {
    const archetype =
      '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\nslug: {{ .Name }}\nsecret: {{ getenv "HOME" }}\ndraft: true\n---\n'
    expect(begin('hugo', [], 'A "b"', archetype).text).toBe(
      '---\ntitle: "A \\"b\\""\ndate: 2026-03-04T10:06:07-05:00\nslug: a-b\nsecret:\ndraft: true\n---\n',
    )
  })
})

describe('a title in YAML', () => {
  it('law: reads back as what was meant, in each style', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'yes',
        '0123',
        '2025-09-08',
        '@handle',
        '#tag',
        'a: b',
        '- x',
        '* y',
        '&z',
        '1:30',
        '~',
        '{{ x }}',
        "it's",
        'a # b',
        '"q"',
        '%x',
        '=',
        '<<',
      ),
    )
    fc.assert(
      fc.property(words, fc.constantFrom('"x"', "'x'", 'x'), (title, like) => {
        const meant = title.replace(/\s+/g, ' ').trim()
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`title: ${writtenLike(like, title, 'yaml')}\n`, { version }).title).toBe(meant)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('stays bare where it can', () => {
    for (const title of ['A new day', 'Was ist los?', '日本語', "It's fine", '7.25.0 Released'])
      expect(isPlainInYaml(title)).toBe(true)
  })
})
