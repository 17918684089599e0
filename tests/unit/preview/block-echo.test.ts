import { describe, expect, it } from 'vitest'
import { blockEcho } from '../../../renderer/preview/block-echo.ts'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { postParser } from '../../../shared/markdown/parser.ts'

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
      expect(blockEcho('plain', null).render(source, rendering.globals, block.html)).toBe(block.html)
    },
  )

  it('has the title that the front matter has now, beside what else the block shows', () => {
    const [title] = blocks
    const source = sourceOf(1, title?.toLine ?? 0).replace('A *day*', 'A <b>')
    const html = blockEcho('plain', null).render(source, rendering.globals, title?.html ?? '')
    expect(html).toBe(title?.html.replace('A *day*', 'A &lt;b&gt;'))
  })

  it('has the quotes of the site’s language, as the worker sets them', () => {
    const [block] = liveRendering(postParser('ablog', 'de')).begin('Er sagte "Ja".\n')
    expect(block?.html).toContain('„Ja“')
    expect(blockEcho('ablog', 'de').render('Er sagte "Ja".\n', rendering.globals, '')).toBe(block?.html)
  })

  it.each([
    'A note[^1].\n',
    'A <div> opens.\n',
    '$x$ and $y$.\n',
    '```\nan open fence\n<div>\n',
    '{{< figure >}}\n',
  ])('waits for the worker where other blocks may matter: %s', (source) => {
    expect(blockEcho('plain', null).render(source, rendering.globals, '')).toBeNull()
  })
})
