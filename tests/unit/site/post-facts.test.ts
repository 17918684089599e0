import { describe, expect, it } from 'vitest'
import { firstHeading, inlineText } from '../../../shared/site/heading-text.ts'
import { postFacts } from '../../../shared/site/post-facts.ts'
import { processorMs } from '../../support/processor-time.ts'
import { conventions } from '../../support/views.ts'

const nowMs = Date.UTC(2026, 0, 15, 12)
const facts = (profile: string, text: string, path = 'blog/a-post.md') =>
  postFacts(text, path, conventions(profile), nowMs)

describe('the title', () => {
  it('is the field, without its Markdown', () => {
    expect(facts('plain', '---\ntitle: "A *fine* `day` &amp; night"\n---\n\n# Other\n')).toMatchObject({
      title: 'A fine day & night',
      titleFrom: 'field',
    })
  })
  it('is found under Title, newstitle and in TOML', () => {
    expect(facts('pelican', 'Title: Old way\nDate: 2020-01-01\n\nText\n').title).toBe('Old way')
    expect(facts('eleventy', '---\nnewstitle: News\n---\n').title).toBe('News')
    expect(facts('zola', '+++\ntitle = "Table"\n[taxonomies]\ntags = ["a", "b"]\n+++\n')).toMatchObject({
      title: 'Table',
      tags: ['a', 'b'],
    })
  })
  it('keeps a number as it is written', () => {
    expect(facts('plain', '---\ntitle: 3.0\n---\n').title).toBe('3.0')
  })
  it('is the first heading, underlined or not, else the file’s name', () => {
    expect(facts('ablog', '---\nblogpost: true\n---\n# Directly under\n').title).toBe('Directly under')
    expect(facts('plain', 'Table of Contents\n-----------------\n\ntext').title).toBe('Table of Contents')
    expect(facts('plain', 'only text\n')).toMatchObject({ title: 'A post', titleFrom: 'name' })
    expect(facts('plain', '')).toMatchObject({ title: 'A post', pictures: [] })
  })
  it('is no line of code, no comment, and no rule after a list', () => {
    expect(firstHeading('```sh\n# not this\n```\n\n## This one ##\n')).toBe('This one')
    expect(firstHeading('<!--\n# not this\n-->\n# This\n')).toBe('This')
    expect(firstHeading('- item\n---\n# This {#id}\n')).toBe('This')
    expect(firstHeading('#hashtag\n')).toBe(null)
    expect(firstHeading('{doc}`x`\n===\n')).toBe('x')
  })
  it('keeps what only looks like emphasis', () => {
    expect(inlineText('snake_case_name and 2 * 3 * 4')).toBe('snake_case_name and 2 * 3 * 4')
    expect(inlineText('[Link](https://a.org) and ![alt](x.png) \\*')).toBe('Link and alt *')
  })
})

describe('the date', () => {
  it('is the field’s, in whatever form', () => {
    expect(facts('ablog', '---\nblogpost: true\ndate: July 27, 2025\n---\n').date).toBe('2025-07-27')
    expect(facts('astro', "---\npubDate: 'Jul 08 2022'\n---\n").date).toBe('2022-07-08')
    expect(facts('jekyll', '---\ndate: 2015-03-17 14:00:00 -4\n---\n').date).toBe('2015-03-17T14:00:00-04:00')
    expect(facts('hugo', '+++\ndate = 2023-04-09T15:52:10+05:30\n+++\n').date).toBe(
      '2023-04-09T15:52:10+05:30',
    )
  })
  it('stands behind ABlog’s directive', () => {
    expect(facts('ablog', '```{post} May 10 2023\n:author: D\n```\n\n# T\n')).toMatchObject({
      date: '2023-05-10',
      title: 'T',
    })
  })
  it('is in the file’s name or in path, where there is no field', () => {
    expect(facts('jekyll', '---\ntitle: x\n---\n', '_posts/2020-02-03-x.md').date).toBe('2020-02-03')
    expect(facts('zola', '+++\npath = "2026/03/26/x"\n+++\n', 'content/x.md').date).toBe('2026-03-26')
    expect(facts('plain', 'text').date).toBe(null)
  })
})

describe('the state', () => {
  it.each([
    ['hugo', '---\ndraft: true\n---\n', 'content/a.md', 'draft'],
    ['hugo', '---\ndraft: yes\n---\n', 'content/a.md', 'draft'],
    ['hugo', '---\ndraft: false\ndate: 2020-01-01\n---\n', 'content/a.md', 'published'],
    ['hugo', '---\ndate: 2026-02-01\n---\n', 'content/a.md', 'scheduled'],
    ['hugo', '---\ndate: 2020-01-01\nexpiryDate: 2025-01-01\n---\n', 'content/a.md', 'expired'],
    ['hugo', '---\ndate: 2020-01-01\nexpirydate: 2027-01-01\n---\n', 'content/a.md', 'published'],
    ['hexo', '---\ndate: 2026-02-01\n---\n', 'source/_posts/a.md', 'published'],
    ['jekyll', '---\npublished: false\n---\n', '_posts/2020-01-01-a.md', 'draft'],
    ['jekyll', '---\ntitle: x\n---\n', '_drafts/a.md', 'draft'],
    ['astro', '---\nisDraft: true\n---\n', 'src/content/blog/a.md', 'draft'],
    ['astro', '---\ntitle: x\n---\n', 'src/content/blog/_a.md', 'draft'],
    ['pelican', 'Title: x\nStatus: draft\n\n', 'content/a.md', 'draft'],
    ['ablog', '---\nblogpost: true\ntags: a\n---\n# T\n', 'blog/a.md', 'draft'],
    ['ablog', 'no front matter yet\n', 'blog/a.md', 'draft'],
    ['ablog', '---\nblogpost: true\ndate: July 27, 2025\n---\n', 'blog/a.md', 'published'],
    ['ablog', '---\nblogpost: true\ndate: July 27, 2026\n---\n', 'blog/a.md', 'scheduled'],
    ['ablog', '# About me\n', 'about.md', 'published'],
    ['eleventy', '---\npermalink: false\n---\n', 'posts/a.md', 'draft'],
    ['plain', 'text', 'drafts/a.md', 'draft'],
    ['plain', 'text', 'a.md', 'published'],
  ])('%s %j at %s is %s', (profile, text, path, state) =>
    expect(facts(profile, text, path).state).toBe(state),
  )
})

describe('tags', () => {
  it.each([
    ['plain', 'tags: [a, b]', ['a', 'b']],
    ['plain', 'tags:\n- a\n- b c', ['a', 'b c']],
    ['ablog', 'tags: style, tutorial', ['style', 'tutorial']],
    ['jekyll', 'tags: style tutorial', ['style', 'tutorial']],
    ['hugo', 'tags: style tutorial', ['style tutorial']],
    ['plain', 'tags:', []],
    ['docusaurus', 'tags:\n- label: A\n  permalink: /a', ['A']],
    ['plain', 'tags: [a, a, 2024]', ['a', '2024']],
  ])('%s %j', (profile, line, tags) => expect(facts(profile, `---\n${line}\n---\n`).tags).toEqual(tags))
})

it('pictures are those of the body; a cover is what a field names', () => {
  const found = facts(
    'astro',
    '---\ncover:\n  src: ./c.png\n---\n\n![](a.jpg) ![](https://b.org/b.jpg)\n\n<img src="d.png">\n',
  )
  expect(found.pictures).toEqual(['a.jpg', 'https://b.org/b.jpg', 'd.png'])
  expect(found.cover).toBe('./c.png')
})

it('no text holds the reading up', () => {
  const size = 250_000
  const prose = 'Some words of a paragraph, and *more*.\n'.repeat(size / 40)
  const usualMs = Math.max(
    5,
    processorMs(() => facts('jekyll', prose)),
  )
  for (const part of [
    '*',
    '`',
    '_a ',
    '[',
    '![](',
    '<!--',
    '#',
    '{{',
    '&amp;',
    '\\',
    '- \n',
    'a\n',
    '<h1>',
    'title: ',
  ]) {
    const run = part.repeat(size / part.length)
    for (const text of [run, `# ${run}`, `---\ntitle: ${run}\n---\n`, `---\n${run}`]) {
      const ms = processorMs(() => facts('jekyll', text), 1)
      expect(ms, `${part} ${text.slice(0, 8)}`).toBeLessThan(usualMs * 100)
    }
  }
})
