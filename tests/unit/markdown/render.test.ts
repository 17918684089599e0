import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { processorMs } from '../../support/processor-time.ts'

const parser = postParser()
const htmlOf = (text: string) =>
  renderPost(parser, text)
    .map(({ html }) => html)
    .join('')
const linesOf = (text: string) => renderPost(parser, text).map(({ fromLine, toLine }) => [fromLine, toLine])

describe('renderPost', () => {
  it('gives each block the lines that it stands at, front matter counted', () => {
    expect(linesOf('# A\n\nText\nmore\n\n- x\n')).toEqual([
      [1, 2],
      [3, 5],
      [6, 7],
    ])
    expect(linesOf('---\ntitle: A\n---\n\nText\n\nmore\n')).toEqual([
      [1, 4],
      [5, 6],
      [7, 8],
    ])
  })

  it('says the line of what lies inside a block, counted from the block', () => {
    const html = htmlOf('Before\n\n- one\n\n  more\n- two\n')
    expect([...html.matchAll(/<(\w+) data-line="(\d+)"/g)].map(([, tag, line]) => [tag, line])).toEqual([
      ['li', '0'],
      ['p', '0'],
      ['p', '2'],
      ['li', '3'],
      ['p', '3'],
    ])
  })

  it('shows the title of the front matter where the body has none', () => {
    expect(htmlOf('---\ntitle: A & B\n---\nText\n')).toContain('<h1 class="post-title">A &amp; B</h1>')
    expect(htmlOf('---\ntitle: A\n---\n# A\n\nText\n').match(/<h1/g)).toHaveLength(1)
    expect(htmlOf('---\ntitle: A\n---\n# Another\n').match(/<h1/g)).toHaveLength(2)
    expect(htmlOf('Text\n')).not.toContain('<h1')
  })

  it('shows date, place, tags and the reading time under the heading that stands first', () => {
    expect(htmlOf('---\ntitle: ا\n---\nText\n')).toContain('<bdi>1 min</bdi>')
    const meta = '<div class="post-meta">2026-03-01 · Lake · '
    const front = '---\ntitle: A\ndate: 2026-03-01\nlocation: Lake\ntags: [x, "<y>"]\n---\n'
    expect(htmlOf(`${front}Text\n`)).toContain(`A</h1>${meta}`)
    expect(htmlOf(`${front}# A\n\nText\n`)).toMatch(/A<\/h1>\n<div class="post-meta">2026-03-01/)
    expect(htmlOf(front)).toContain(
      '<span class="post-tag">x</span>, <span class="post-tag">&lt;y&gt;</span> · ',
    )
  })

  it.each([
    ['2023-10-18 0:00:00', '2023-10-18'],
    ['2023-10-18T11:10:38-07:00', '2023-10-18'],
    ['"2023-10-18 11:10 +0200"', '2023-10-18'],
    ['2023-10-18', '2023-10-18'],
    ['2015-1-3 10:30:00', '2015-1-3'],
    ['2023/10/18 11:10', '2023/10/18'],
  ])('shows the day alone of %s', (date, day) => {
    expect(htmlOf(`---\ntitle: A\ndate: ${date}\n---\n`)).toContain(`<div class="post-meta">${day} · <bdi>`)
  })

  it('shows the day of the post’s path where its front matter has none', () => {
    const day = (front: string) => renderPost(postParser('jekyll'), front, '2014-05-06')[0]?.html
    expect(day('---\ntitle: A\n---\nText\n')).toContain('<div class="post-meta">2014-05-06 · ')
    expect(day('---\ntitle: A\ndate: 2014-05-07\n---\nText\n')).toContain(
      '<div class="post-meta">2014-05-07 · ',
    )
    expect(day('Text\n')).not.toContain('2014')
  })

  it('finds the first heading behind a comment, and not behind words', () => {
    const front = '---\ntitle: A\n---\n'
    expect(htmlOf(`${front}<!-- note -->\n\n# A\n`).match(/<h1/g)).toHaveLength(1)
    expect(htmlOf(`${front}Words\n\n# A\n`).match(/<h1/g)).toHaveLength(2)
  })

  it.each([
    ['footnotes', 'A[^1]\n\n[^1]: note', 'class="footnotes"'],
    ['task lists', '- [x] done', 'type="checkbox"'],
    ['tables', '| a |\n| - |\n| b |', '<table>'],
    ['strike-through', '~~a~~', '<s>a</s>'],
    ['addresses', 'https://x.example/y', '<a href="https://x.example/y">'],
    ['addresses that begin with www', 'www.x.example', '<a href="http://www.x.example">'],
    ['raw HTML', '<kbd>Ctrl</kbd>', '<kbd>Ctrl</kbd>'],
  ])('knows %s', (_name, text, html) => {
    expect(htmlOf(text)).toContain(html)
  })

  it('takes names of files for names of files', () => {
    expect(htmlOf('See config.md and main.rs.')).not.toContain('<a')
  })

  it('renders any text, without an exception', () => {
    const pieces = fc.constantFrom(
      ...[
        '---\n',
        '+++\n',
        'title: x\n',
        'tags: [',
        '{',
        '}',
        '\n',
        '# ',
        '- ',
        '```',
        '<',
        '>',
        '[^1]',
        '[',
        '](',
        '!',
      ],
      ...['\0', '\ud800', '\u2028', '&#0;', '\\', '|', '\t', 'www.', '*', '_', '<!--', '<div>', '😀'],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        for (const { html, fromLine, toLine } of renderPost(parser, parts.join(''))) {
          expect(typeof html).toBe('string')
          expect(1 <= fromLine && fromLine <= toLine).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each<[what: string, text: string, generator?: string]>([
    ['open brackets', '['.repeat(20_000)],
    ['open pictures', '![]('.repeat(10_000)],
    ['emphasis', '*_'.repeat(10_000)],
    ['backticks', Array.from({ length: 200 }, (_, nth) => '`'.repeat(nth)).join(' ')],
    ['quotes in quotes', '> '.repeat(5_000)],
    ['open tags', '<a '.repeat(10_000)],
    ['open comments', '<!--'.repeat(10_000)],
    ['comments in a target', `![](${'<!--'.repeat(1000)})`],
    ['open elements', '<div>\n\n'.repeat(2_000)],
    ['addresses', 'www.'.repeat(10_000)],
    ['addresses of letters', 'a@'.repeat(10_000)],
    ['addresses behind open brackets', '[https://a.example '.repeat(10_000)],
    ['addresses side by side', 'https://a.example ] '.repeat(10_000)],
    ['headings alike', '# a\n'.repeat(4_000)],
    ['footnotes', '[^1]'.repeat(5_000)],
    ['raw tags that nothing closes', '{% raw %}{% verbatim %}'.repeat(4_000), 'eleventy'],
    ['comments of Nunjucks that nothing closes', 'a {# '.repeat(10_000), 'eleventy'],
    ['tabs that nothing closes', '<!-- tab\n'.repeat(5_000), 'hexo'],
    ['a title of many words', `\`\`\`js ${'a '.repeat(20_000)}/\n\`\`\``, 'hexo'],
    ['elements with v-pre', '<span v-pre>{{ a }} '.repeat(5_000), 'vitepress'],
    ['braces behind words', 'a {'.repeat(20_000), 'vitepress'],
    ['marks of code that nothing ends', `\`\`\`\n${'// highlight-start\n'.repeat(5_000)}`, 'gatsby'],
  ])('does not take long over a text that means harm: %s', (_what, text, generator) => {
    const by = generator === undefined ? parser : postParser(generator)
    const plain = 'Some *words*, and [a link](to.md) here.\n\n'.repeat(Math.ceil(text.length / 41))
    const usualMs = Math.max(
      5,
      processorMs(() => renderPost(by, plain)),
    )
    expect(processorMs(() => renderPost(by, text), 1)).toBeLessThan(usualMs * 100)
  })
})
