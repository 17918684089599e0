import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'
import { asciiScripts } from '../../../build/ascii-scripts.ts'
import { temporaryFolder } from '../../support/sites.ts'

const source = `const ünder = 'boat → 🚀'
export default [ünder, \`\${ünder.length} ✓\`, /^[à-ÿ🚀]+$/u.test('é🚀'), /→/.test(ünder), { 'clé': 1 }]`

it('scripts are ASCII alone and say the same', async () => {
  const folder = await temporaryFolder('ascii')
  try {
    const entry = path.join(folder.path, 'entry.js')
    await writeFile(entry, source)
    const built = (await build({
      configFile: false,
      logLevel: 'error',
      root: folder.path,
      plugins: [asciiScripts],
      build: { write: false, lib: { entry, formats: ['es'] } },
    })) as Rollup.RollupOutput[]
    const code = built[0]?.output[0].code ?? ''
    expect(code).toMatch(/^[ -~\s]+$/)
    const address = `data:text/javascript,${encodeURIComponent(code)}`
    const { default: said } = (await import(/* @vite-ignore */ address)) as { default: unknown }
    expect(said).toEqual(['boat → 🚀', '9 ✓', true, true, { clé: 1 }])
  } finally {
    await folder.remove()
  }
})
