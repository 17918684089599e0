import { expect, it } from 'vitest'
import { readCode } from '../../../renderer/code/read-code.ts'

it('reads a first line right though its grammar takes longer to be made ready than a line is given', async () => {
  const firsts = ['typescript const', 'javascript let', 'groovy def']
  const read: string[] = []
  for (const [language = '', word] of firsts.map((first) => first.split(' '))) {
    const [line] = (await readCode(language, `${word} boats = 12`, 10)) ?? []
    const [text, kind] = line?.[0] ?? []
    if (text === word && kind === 'keyword') read.push(language)
  }
  // Where others have the processor the second look may take too long as well, but not each time.
  expect(read).not.toEqual([])
})

it('knows other names of a language, and says where there is no grammar', async () => {
  expect((await readCode('golang', 'func main() {}'))?.[0]?.[0]).toEqual(['func', 'keyword'])
  expect(await readCode('no-such-language', 'x')).toBe(null)
  expect(await readCode('constructor', 'x')).toBe(null)
})
