import { tests } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { dialectOf } from '../../../shared/markdown/dialect.ts'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { commonmarkParser } from '../../../shared/markdown/parser.ts'

const parser = commonmarkParser()

const spelt = (text: string) => text.replaceAll('→', '\t')

/** What the preview adds of its own: ids to headings, and lines to what stands in raw HTML. */
const lines = / data-(?:line|to)="\d+"/g

/** Typed letter by letter below a paragraph, as the preview shows it in the end, without ids of headings. */
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
}

describe('CommonMark’s own examples', () => {
  it('renders every example as the specification says, raw HTML left as it is', () => {
    const wrong = tests.filter(({ markdown, html }) => parser.render(spelt(markdown)) !== spelt(html))
    console.log(`CommonMark 0.31.2: ${tests.length - wrong.length} of ${tests.length}`)
    expect(wrong.map(({ number }) => number)).toEqual([])
    expect(tests).toHaveLength(652)
  })

  it('come out of the live rendering in the same way, typed letter by letter', { timeout: 60_000 }, () => {
    const shown = tests.map((test) => ({ ...test, seen: typed(spelt(test.markdown)) }))
    const wrong = shown.filter(({ seen, html }) => seen.replace(lines, '') !== spelt(html))
    const lined = shown.filter(({ seen }) => seen.search(lines) >= 0)
    console.log(`Through the live rendering: ${tests.length - wrong.length} of ${tests.length}`)
    expect(wrong.map(({ number }) => number)).toEqual([])
    expect(lined.map(({ number }) => number)).toEqual([148, 152, 155, 184, 188, 191])
  })
})
