import { expect, it } from 'vitest'
import { readCode } from '../../../renderer/code/read-code.ts'

it('reads a first line right though its grammar takes longer to be made ready than a line is given', async () => {
  const [line] = (await readCode('typescript', 'const boats = 12', 4)) ?? []
  expect(line?.[0]).toEqual(['const', 'keyword'])
})

it('knows other names of a language, and says where there is no grammar', async () => {
  expect((await readCode('golang', 'func main() {}'))?.[0]?.[0]).toEqual(['func', 'keyword'])
  expect(await readCode('no-such-language', 'x')).toBe(null)
  expect(await readCode('constructor', 'x')).toBe(null)
})
