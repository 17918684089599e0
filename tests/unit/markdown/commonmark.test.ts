import { tests } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { dialectOf } from '../../../shared/markdown/dialect.ts'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { commonmarkParser } from '../../../shared/markdown/parser.ts'

const parser = commonmarkParser()

const spelt = (text: string) => text.replaceAll('→', '\t')

/** Typed letter by letter below a paragraph, as the preview shows it in the end; ids of headings and lines in raw HTML are its own. */
function typed(markdown: string): string {
  const live = liveRendering(
    Object.assign(commonmarkParser(), { dialect: dialectOf('plain'), generator: undefined }),
  )
  live.begin('x\n\n')
  let blocks: readonly { readonly html: string }[] = []
  for (let at = 0; at < markdown.length; at++) {
    const end = live.text.length
    blocks = live.change([{ from: end, to: end, insert: markdown[at] ?? '' }])
  }
  return blocks
    .map(({ html }) => html)
    .join('')
    .replace('<p>x</p>\n', '')
    .replace(/(<h[1-6]) id="[^"]*"/g, '$1')
    .replace(/ data-(?:line|to)="\d+"/g, '')
}

describe('CommonMark’s own examples', () => {
  it('renders every example as the specification says, raw HTML left as it is', () => {
    const wrong = tests.filter(({ markdown, html }) => parser.render(spelt(markdown)) !== spelt(html))
    console.log(`CommonMark 0.31.2: ${tests.length - wrong.length} of ${tests.length}`)
    expect(wrong.map(({ number }) => number)).toEqual([])
    expect(tests).toHaveLength(652)
  })

  it('come out of the live rendering in the same way, typed letter by letter', { timeout: 60_000 }, () => {
    const wrong = tests.filter(({ markdown, html }) => typed(spelt(markdown)) !== spelt(html))
    console.log(`Through the live rendering: ${tests.length - wrong.length} of ${tests.length}`)
    expect(wrong.map(({ number }) => number)).toEqual([])
  })
})
