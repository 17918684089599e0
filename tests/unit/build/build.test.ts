// What was built for these tests, by whatever NODE_ENV their runner has.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

const assets = path.resolve(import.meta.dirname, '../../../dist/renderer/assets')

it('holds React as it is shipped, without the checks of its development', async () => {
  const scripts = (await readdir(assets)).filter((name) => /^index-.*\.js$/.test(name))
  expect(scripts).not.toEqual([])
  for (const name of scripts) {
    const script = await readFile(path.join(assets, name), 'utf8')
    expect(script.includes('jsxDEV'), name).toBe(false)
  }
})
