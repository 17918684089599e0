import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlockEcho, blockEcho } from '../../../renderer/preview/block-echo.ts'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { defaultSettings } from '../../../shared/markdown/markdown-settings.ts'
import { type PostParser, postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { markdownSettings } from '../../../shared/site/markdown-settings.ts'
import { profileOf } from '../../../shared/site/profile-list.ts'
import { view } from '../../support/views.ts'

const whole = `---
title: A *day* & night
tags: [a, b]
---

Words with [a link][l], \`a $ in code $\` and HTML in words.

## A heading

\`\`\`sh
echo "$HOME" < $FILE && [[ -f x ]]
\`\`\`

| a | b |
| - | - |
| 1 | [a link][l] |

[l]: https://example.org/
`

const parsers = new Map<string, PostParser>()
const echoes = new Map<string, BlockEcho>()

function parserOf(generator: string): PostParser {
  const parser = parsers.get(generator) ?? postParser(generator)
  parsers.set(generator, parser)
  return parser
}

function echoOf(generator: string): BlockEcho {
  const echo = echoes.get(generator) ?? blockEcho(generator, defaultSettings(generator))
  echoes.set(generator, echo)
  return echo
}

describe('a block shown ahead of the worker', () => {
  const rendering = liveRendering(postParser('plain'))
  const blocks = rendering.begin(whole)
  const lines = whole.split('\n')
  const sourceOf = (fromLine: number, toLine: number) =>
    `${lines.slice(fromLine - 1, toLine - 1).join('\n')}\n`

  it.each(['A *day*', 'Words with', 'A heading', 'HOME', '<table'])(
    'is what the worker shows: %s',
    (words) => {
      const block = blocks.find(({ html }) => html.includes(words))
      if (!block) throw new Error('no such block')
      const source = sourceOf(block.fromLine, block.toLine)
      expect(blockEcho('plain', defaultSettings('plain')).render(source, rendering.globals, block.html)).toBe(
        block.html,
      )
    },
  )

  it('has the title that the front matter has now, beside what else the block shows', () => {
    const [title] = blocks
    const source = sourceOf(1, title?.toLine ?? 0).replace('A *day*', 'A <b>')
    const html = blockEcho('plain', defaultSettings('plain')).render(
      source,
      rendering.globals,
      title?.html ?? '',
    )
    expect(html).toBe(title?.html.replace('A *day*', 'A &lt;b&gt;'))
  })

  it('has the quotes of the site, as the worker sets them', () => {
    const german = markdownSettings(profileOf('ablog'), view({ 'conf.py': "language = 'de'" }))
    const [block] = liveRendering(postParser('ablog', german)).begin('Er sagte "Ja".\n')
    expect(block?.html).toContain('„Ja“')
    expect(blockEcho('ablog', german).render('Er sagte "Ja".\n', rendering.globals, '')).toBe(block?.html)
  })

  it.each([
    'A note[^1].\n',
    'A <div> opens.\n',
    '$x$ and $y$.\n',
    '\\begin{align}\nx\n\\end{align}\n',
    '```\nan open fence\n<div>\n',
    '{{< figure >}}\n',
    '{{% note %}}\n\nWords.\n\n{{% /note %}}\n',
    'Words, and its beginning is gone.\n\n{% endnote %}\n',
    '<Note>\n\nWords.\n\n</Note>\n',
  ])('waits for the worker where other blocks may matter: %s', (source) => {
    expect(blockEcho('plain', defaultSettings('plain')).render(source, rendering.globals, '')).toBeNull()
  })

  it('waits for the worker where the title of another block is shown', () => {
    const echo = echoOf('ablog')
    expect(echo.render('See [](#lake).\n', rendering.globals, '')).toBeNull()
    expect(echo.render('See [](lake.md).\n', rendering.globals, '')).toContain('>lake.md<')
  })

  it('answers only where no other block changes, whatever tags stand around', () => {
    const [note, tip] = ['{{< note >}}', '{{% tip a="b" %}}']
    const pieces = fc.constantFrom(
      ...[note, '{{< /note >}}', tip, '{{% /tip %}}', '<div>', '</div>', 'Words', '*more*', '## Heading'],
      ...['<Note>', '</Note>', '{% note %}', '{% endnote %}', '```\nx\n```'],
    )
    const answers = { given: 0, held: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom('hugo', 'jekyll', 'zola', 'docusaurus'),
        fc.array(pieces, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        pieces,
        (generator, parts, at, piece) => {
          const parser = parserOf(generator)
          const live = liveRendering(parser)
          const before = live.begin(parts.join('\n\n'))
          const nth = at % parts.length
          const line = parts.slice(0, nth).join('\n\n').split('\n').length + (nth > 0 ? 2 : 0)
          const index = before.findIndex((block) => block.fromLine <= line && line < block.toLine)
          const block = before[index]
          if (!block) return
          const after = parts.with(nth, piece).join('\n\n')
          const grown = after.split('\n').length - parts.join('\n\n').split('\n').length
          const source = after
            .split('\n')
            .slice(block.fromLine - 1, block.toLine - 1 + grown)
            .join('\n')
          const html = echoOf(generator).render(`${source}\n`, live.globals, block.html)
          if (html === null) {
            answers.held++
            return
          }
          answers.given++
          // Two headings of the same words have ids of their own, which the worker alone gives.
          const shown = (blocks: readonly { readonly html: string }[]) =>
            blocks.map((one) => one.html.replace(/ id="[^"]*"/g, ''))
          const expected = shown(before.with(index, { ...block, html }))
          expect(shown(renderPost(parser, after))).toEqual(expected)
        },
      ),
      { numRuns: 3000 },
    )
    expect(answers.given).toBeGreaterThan(100)
    expect(answers.held).toBeGreaterThan(100)
  })
})
