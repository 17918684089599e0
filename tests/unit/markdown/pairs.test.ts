// Tags that open and close around blocks, in each dialect: a box where they belong together, chips where they do not.
import { describe, expect, it } from 'vitest'
import { postParser } from '../../../shared/markdown/parser.ts'
import { renderPost } from '../../../shared/markdown/render.ts'
import { growthOf, PROPORTIONAL } from '../../support/processor-time.ts'

const blocks = (generator: string, text: string) => renderPost(postParser(generator), text)

/** What is seen of a post: `[name arguments: …]` for a box, `(name)` for a chip. */
function outline(generator: string, text: string): string {
  const seen = blocks(generator, text)
    .map(({ html }) => html)
    .join('')
    .replace(/<p class="tag-head">[\s\S]*?<\/p>/g, '')
    .replace(/<div[^>]* class="tag-box"[^>]* aria-label="([^"]*)">/g, '[$1: ')
    .replace(/<div[^>]* class="chip-line">([\s\S]*?)<\/div>/g, '$1')
    .replace(/<span class="chip"[^>]*>([^<]*)<\/span>/g, '($1)')
    .replace(/<\/div>/g, ']')
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
  return seen.replace(/\s+/g, ' ').trim()
}

const pairs: readonly (readonly [generator: string, opening: string, end: string, label: string])[] = [
  ['hugo', '{{< note >}}', '{{< /note >}}', 'note'],
  ['hugo', '{{% callout type="tip" %}}', '{{% /callout %}}', 'callout type="tip"'],
  ['jekyll', '{% capture x %}', '{% endcapture %}', 'capture x'],
  ['jekyll', '{%- if page.old -%}', '{%- endif -%}', 'if page.old'],
  ['eleventy', '{% callout "tip" %}', '{% endcallout %}', 'callout "tip"'],
  ['hexo', '{% tabs first, 2 %}', '{% endtabs %}', 'tabs first, 2'],
  ['zola', '{% hero(image="a.png") %}', '{% end %}', 'hero image="a.png"'],
  ['nikola', '{{% chart Bar %}}', '{{% /chart %}}', 'chart Bar'],
  ['docusaurus', '<Note>', '</Note>', 'Note'],
  ['astro', '<Aside type="tip">', '</Aside>', 'Aside type="tip"'],
  ['next', '<Callout\n  kind={1}\n>', '</Callout>', 'Callout kind={1}'],
  ['gatsby', '<Note>', '</Note>', 'Note'],
  ['vitepress', '<my-box wide>', '</my-box>', 'my-box wide'],
]

describe('two tags of a name around blocks', () => {
  it.each(pairs)('in %s are one box with their name and arguments: %s', (generator, opening, end, label) => {
    const text = `Before.\n\n${opening}\n\nOne *two*.\n\n- three\n\n${end}\n\nAfter.`
    expect(outline(generator, text)).toBe(`Before. [${label}: One two. three ] After.`)
    expect(blocks(generator, text)).toHaveLength(3)
  })

  it.each(pairs)('in %s need no blank lines: %s', (generator, opening, end, label) => {
    expect(outline(generator, `${opening}\nWords.\n${end}`)).toBe(`[${label}: Words. ]`)
  })

  it.each(pairs)('in %s nest: %s', (generator, opening, end, label) => {
    const inner = `${opening}\n\nIn.\n\n${end}`
    expect(outline(generator, `${opening}\n\n${inner}\n\nOut.\n\n${end}`)).toBe(
      `[${label}: [${label}: In. ] Out. ]`,
    )
  })

  it.each(pairs)('in %s are no box where one is missing: %s', (generator, opening, end) => {
    expect(outline(generator, `${opening}\n\nWords.`)).not.toContain('[')
    expect(blocks(generator, `${opening}\n\nWords.`)).toHaveLength(2)
    expect(outline(generator, `Words.\n\n${end}`)).not.toContain(']')
    expect(blocks(generator, `${end}\n\nWords.\n\n${opening}`).length).toBeGreaterThanOrEqual(3)
  })

  it.each(pairs)('in %s are no tags within code: %s', (generator, opening, end) => {
    const text = `${opening}\n\n\`\`\`\n${end}\n\`\`\`\n\nWords.`
    expect(outline(generator, text)).not.toContain('[')
  })

  it.each(pairs)('in %s belong together within a list too: %s', (generator, opening, end, label) => {
    const item = `${opening}\n\nWords.\n\n${end}`.replace(/\n(?=.)/g, '\n  ')
    expect(outline(generator, `- ${item}\n- more`)).toBe(`[${label}: Words. ] more`)
  })
})

describe('tags of short codes', () => {
  it.each<[what: string, text: string, seen: string]>([
    [
      'that cross: the first that closes counts',
      '{{< a >}}\n\n{{< b >}}\n\nx\n\n{{< /a >}}\n\n{{< /b >}}',
      '[a: (b) x ] (end of b)',
    ],
    ['with none to close within a box', '{{< a >}}\n\n{{< img 1 >}}\n\n{{< /a >}}', '[a: (img 1) ]'],
    ['that close themselves', '{{< a />}}\n\nx\n\n{{< /a >}}', '(a) x (end of a)'],
    ['with other marks', '{{< a >}}\n\nx\n\n{{% /a %}}', '(a) x (end of a)'],
    ['in a line of words', '{{< a >}}x{{< /a >}}', '(a)x(end of a)'],
    ['whose end stands in a line of words', '{{< a >}}\n\nx {{< /a >}}', '(a) x (end of a)'],
    ['between the tags of an element', '<div>\n\n{{< a >}}\n\nx\n\n{{< /a >}}\n\n</div>', '[a: x ] ]'],
    ['around an element', '{{< a >}}\n\n<div>\n\nx\n\n</div>\n\n{{< /a >}}', '[a: x ] ]'],
    [
      'of which an element holds but one',
      '<div>\n\n{{< a >}}\n\n</div>\n\nx\n\n{{< /a >}}',
      '(a) ] x (end of a)',
    ],
    ['between which an element is only opened', '{{< a >}}\n\n<div>\n\n{{< /a >}}\n\nx', '(a) (end of a) x'],
    [
      'between which an element ends that never began',
      '{{< a >}}\n\n</div>\n\nx\n\n{{< /a >}}',
      '(a) ] x (end of a)',
    ],
    ['of which a list holds but one', '- {{< a >}}\n\nx\n\n{{< /a >}}', '(a) x (end of a)'],
  ])('%s', (_what, text, seen) => {
    expect(outline('hugo', text)).toBe(seen)
  })

  it('tell their box’s name in full, and what is written in it as text', () => {
    const [box] = blocks('hugo', '{{< a t="<b>" >}}\nx\n{{< /a >}}')
    expect(box?.html).toContain('role="group" aria-label="a t=&quot;&lt;b&gt;&quot;"')
    expect(box?.html).toContain('<code>t=&quot;&lt;b&gt;&quot;</code>')
  })

  it('keep the lines of what is in their box, counted from its first', () => {
    const text =
      'One.\n\n{{< a >}}\n\nWords\nof two.\n\n- three\n- four\n\n{{< b >}}\n\n## Five\n\n{{< /b >}}\n{{< /a >}}\n\nSix.'
    const [, box, six] = blocks('hugo', text)
    expect([box?.fromLine, box?.toLine, six?.fromLine]).toEqual([3, 17, 18])
    const lines = [...(box?.html ?? '').matchAll(/<(\w+)[^<>]* data-line="(\d+)"(?: data-to="(\d+)")?/g)]
    expect(lines.map(([, name, from, to]) => [name, from, to].join(' ').trim())).toEqual([
      ...['p 2 4', 'ul 5', 'li 5 6', 'li 6 7', 'div 8', 'h2 10'],
    ])
  })

  it('within raw HTML tell their lines, which itself stays as it is written', () => {
    const [block] = blocks('hugo', '<div>\n\nWords.\n\n- one\n- two\n\n## Three\n\n<p>four</p>\n\n</div>')
    const lines = [...(block?.html ?? '').matchAll(/<(\w+)[^<>]*? data-line="(\d+)"(?: data-to="(\d+)")?/g)]
    expect(lines.map(([, name, from, to]) => [name, from, to].join(' ').trim())).toEqual([
      ...['p 2 3', 'ul 4', 'li 4 5', 'li 5 6', 'h2 7'],
    ])
    expect(block?.html).toContain('<div>')
    expect(block?.html).toContain('<p>four</p>')
  })

  it('take no longer where thousands are never closed', () => {
    const unclosed = (count: number) => {
      const open = Array.from({ length: count }, (_, nth) => `{{< a${nth % 7} >}}\n`).join('')
      return `{{< x >}}\n<div>\n\n${open}${'{{< /x >}}\n'.repeat(count)}`
    }
    expect(growthOf(unclosed, 500, (text) => blocks('hugo', text))).toBeLessThan(PROPORTIONAL)
  })
})
