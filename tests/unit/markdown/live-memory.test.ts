import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { liveRendering } from '../../../shared/markdown/live-rendering.ts'
import { postParser } from '../../../shared/markdown/parser.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function heapBytes(): number {
  collect()
  return process.memoryUsage().heapUsed
}

it('a post that is written in here and there keeps none of the texts that it had', () => {
  const paragraph =
    'The ferry leaves at six, and the *ferry* comes back at [ten](#ten) from the other shore.\n\n'
  const text = paragraph.repeat(3000)
  const rendering = liveRendering(postParser('hugo'))
  rendering.begin(text)
  const write = (nth: number) => {
    const at = nth * 2 * (paragraph.length + 1)
    rendering.change([{ from: at, to: at, insert: 'z' }])
  }
  for (let nth = 1; nth <= 20; nth++) write(nth)
  const before = heapBytes()
  for (let nth = 21; nth <= 220; nth++) write(nth)
  expect(heapBytes() - before).toBeLessThan(20 * text.length)
  expect(rendering.text).toHaveLength(text.length + 220)
})

it('a long post is held with little beside its source and its HTML', () => {
  const paragraph = 'The ferry leaves at six.\n\n'
  const count = 10_000
  const rendering = liveRendering(postParser('hugo'))
  rendering.begin(paragraph)
  const text = paragraph.repeat(count)
  const before = heapBytes()
  rendering.begin(text)
  const bytesOfEach = (heapBytes() - before) / count
  expect(rendering.headings).toHaveLength(0)
  expect(bytesOfEach).toBeLessThan(800)
})
