import { tests } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { commonmarkParser } from '../../../shared/markdown/parser.ts'

const parser = commonmarkParser()

describe('CommonMark’s own examples', () => {
  it('renders every example as the specification says, raw HTML left as it is', () => {
    const spelt = (text: string) => text.replaceAll('→', '\t')
    const wrong = tests.filter(({ markdown, html }) => parser.render(spelt(markdown)) !== spelt(html))
    console.log(`CommonMark 0.31.2: ${tests.length - wrong.length} of ${tests.length}`)
    expect(wrong.map(({ number }) => number)).toEqual([])
    expect(tests).toHaveLength(652)
  })
})
