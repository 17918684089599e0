// Where front matter begins and ends, by each generator's own rules.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBlock, sideCarBlock } from '../../../shared/frontmatter/block.ts'
import { readFields } from '../../../shared/frontmatter/read-fields.ts'

/** The block's format, its content and the body behind it. */
function parts(text: string, generator?: string): [string, string, string] | null {
  const block = findBlock(text, generator)
  return block && [block.format, text.slice(block.contentFrom, block.contentTo), text.slice(block.to)]
}

describe('a block', () => {
  it.each([
    ['---\na: 1\n---\nx\n', 'yaml', 'a: 1\n', 'x\n'],
    ['---  \na: 1\n--- \nx\n', 'yaml', 'a: 1\n', 'x\n'],
    ['---\r\na: 1\r\n---\r\nx\r\n', 'yaml', 'a: 1\r\n', 'x\r\n'],
    ['\uFEFF---\na: 1\n---\n', 'yaml', 'a: 1\n', ''],
    ['---\na: 1\n...\nx\n', 'yaml', 'a: 1\n', 'x\n'],
    ['---\n---\nx\n', 'yaml', '', 'x\n'],
    ['---\n\n---\nx\n', 'yaml', '\n', 'x\n'],
    ['---\na: x --- y\n---\n\nText\n---\n', 'yaml', 'a: x --- y\n', '\nText\n---\n'],
    ['---\n# only a note\n---\n', 'yaml', '# only a note\n', ''],
    ['---\n{a: 1}\n---\n', 'yaml', '{a: 1}\n', ''],
    ['---\n{% if x %}\na: 1\n{% endif %}\n---\n', 'yaml', '{% if x %}\na: 1\n{% endif %}\n', ''],
    ['+++\na = 1\n+++\nx\n', 'toml', 'a = 1\n', 'x\n'],
    ['\uFEFF+++\n+++\n', 'toml', '', ''],
    ['---json\n{"a": 1}\n---\n', 'json', '{"a": 1}\n', ''],
    ['---toml\na = 1\n---\n', 'toml', 'a = 1\n', ''],
    ['---js\n{ a: 1 }\n---\n', 'javascript', '{ a: 1 }\n', ''],
    ['{\n  "a": "}"\n}\nx\n', 'json', '{\n  "a": "}"\n}', 'x\n'],
    ['"a": 1\n;;;\nx\n', 'json', '"a": 1\n', 'x\n'],
    [';;;\n"a": 1\n;;;\nx\n', 'json', '"a": 1\n', 'x\n'],
    ['<!--\n.. title: x\n-->\nText\n', 'nikola-comment', '\n.. title: x\n', 'Text\n'],
    [
      '```{post} May 10 2023\n:author: A\n```\nx\n',
      'post-directive',
      '{post} May 10 2023\n:author: A\n',
      'x\n',
    ],
    ['Title: x\nDate: 2025-01-01\n\nText\n', 'metadata-lines', 'Title: x\nDate: 2025-01-01\n', '\nText\n'],
  ])('%j', (text, format, content, body) => {
    expect(parts(text)).toEqual([format, content, body])
  })

  it.each([
    ['a thematic break and prose', '---\n\nProse as it is.\n\nNote: more of it.\n\n---\n\nMore.\n'],
    ['a thematic break that nothing closes', '---\n\nProse.\n'],
    ['a setext heading', 'Title\n---\n\nText\n'],
    ['a word and a colon', 'Note: this is text.\n\nMore.\n'],
    ['a brace that is a template', '{{ content }}\n'],
    ['a comment that is a note', '<!-- to do: write -->\nText\n'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(findBlock(text)).toBeNull()
  })

  it('may follow empty lines only where its generator lets it', () => {
    const text = '\n\n---\na: 1\n---\n'
    const takers = ['hugo', 'astro', 'zola', 'plain', undefined].map((name) => findBlock(text, name)?.format)
    expect(takers).toEqual(['yaml', 'yaml', 'yaml', 'yaml', 'yaml'])
    for (const name of ['jekyll', 'eleventy', 'gatsby', 'docusaurus', 'next', 'vitepress', 'ablog']) {
      expect(findBlock(text, name), name).toBeNull()
    }
  })

  it('of Hexo needs no opening fence, and takes longer and indented ones', () => {
    expect(parts('title: x\ntags: [a]\n---\nText\n', 'hexo')).toEqual([
      'yaml',
      'title: x\ntags: [a]\n',
      'Text\n',
    ])
    expect(parts('\n\ntitle: x\n\ntags:\n [a]\n  ---\nText\n', 'hexo')?.[2]).toBe('Text\n')
    expect(parts('-----\ntitle: x\n-----\nText\n', 'hexo')).toEqual(['yaml', 'title: x\n', 'Text\n'])
  })

  it('of Pelican is one known key', () => {
    expect(parts('Status: draft\n\nText\n', 'pelican')?.[0]).toBe('metadata-lines')
    expect(findBlock('Status: draft\n\nText\n')).toBeNull()
  })

  it('beside a post is the whole of its file', () => {
    const text = '.. title: x\n.. date: 2025-01-01\n'
    expect(readFields(text, sideCarBlock(text)).fields.map(({ key }) => key)).toEqual(['title', 'date'])
  })

  it('is found without harm in anything, and its parts lie in order', () => {
    const piece = fc.constantFrom(
      '---',
      '+++',
      ';;;',
      '...',
      '\n',
      '\r\n',
      'a: 1',
      'b = 2',
      '{',
      '}',
      '"',
      '<!--',
      '-->',
      '.. t: x',
      '```{post}',
      '```',
      '\uFEFF',
      ' ',
      '\t',
      '#',
      '{{ x }}',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom(undefined, 'hexo', 'hugo', 'jekyll', 'nikola', 'pelican', 'ablog'),
        (pieces, generator) => {
          const text = pieces.join('')
          const block = findBlock(text, generator)
          if (!block) return
          const { from, contentFrom, contentTo, to } = block
          expect(
            0 <= from &&
              from <= contentFrom &&
              contentFrom <= contentTo &&
              contentTo <= to &&
              to <= text.length,
          ).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
