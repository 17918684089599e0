// The vectors that others have published, in the real preview. They are not ours to pass on: they are read from the
// folder that GALLEY_VECTORS names, which holds checkouts of cure53/DOMPurify, cure53/H5SC and markdown-it/markdown-it
// (or those of their files that are read here).
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { all, harmOf, lessened, none } from './play-vectors.ts'
import { openStage, type Stage } from './preview-stage.ts'
import { plain, type Vector } from './vectors.ts'

const folder = process.env.GALLEY_VECTORS ?? ''

type Source = {
  readonly file: string
  /** Fewer than a checkout has of them, more than a reader that has gone blind would find. */
  readonly least: number
  /** Of how many this browser must do what they want where no layer stands; the others are for older ones. */
  readonly leastHarmful: number
  read(file: string): Promise<readonly string[]>
}

const sources: readonly Source[] = [
  { file: 'DOMPurify/test/fixtures/expect.mjs', least: 200, leastHarmful: 40, read: domPurifyPayloads },
  { file: 'H5SC/vectors.txt', least: 130, leastHarmful: 15, read: cheatSheetVectors },
  {
    file: 'markdown-it/test/fixtures/markdown-it/xss.txt',
    least: 10,
    leastHarmful: 0,
    read: markdownItSources,
  },
]

const present = sources.filter(({ file }) => folder !== '' && existsSync(path.join(folder, file)))
if (present.length === 0) console.log('No published vectors: GALLEY_VECTORS names no folder that holds any.')

describe.runIf(present.length > 0)('vectors that others have published', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  }, 60_000)
  afterAll(() => stage?.stop())

  describe.each(present)('$file', ({ file, least, leastHarmful, read }) => {
    let vectors: readonly Vector[]
    beforeAll(async () => {
      vectors = (await read(path.join(folder, file))).map(ours).map(plain)
      expect(vectors.length).toBeGreaterThanOrEqual(least)
    })

    it.each([['with all layers', all] as const, ...lessened])(
      'does no harm %s',
      {
        timeout: 300_000,
      },
      async (name, layers) => {
        // What leads one page astray would hide the others from view: without a sanitiser each has a page of its own.
        const pages = layers.sanitiser ? [vectors] : vectors.map((vector) => [vector])
        const harm: string[] = []
        for (const page of pages) harm.push(...(await harmOf(stage, page, layers)))
        console.log(`${file}: ${vectors.length} vectors ${name}: ${harm.length} did harm`)
        expect(harm).toEqual([])
      },
    )

    it('is known by its harm where no layer stands', { timeout: 300_000 }, async () => {
      let harmful = 0
      for (const vector of vectors) {
        const { scripts, arrived, navigations } = await stage.play([vector], none)
        if (scripts > 0 || arrived.length > 0 || navigations.length > 0) harmful++
      }
      console.log(`${file}: ${harmful} of ${vectors.length} vectors did harm without any layer`)
      expect(harmful).toBeGreaterThanOrEqual(leastHarmful)
    })
  })
})

/** With the call that is watched for in the place of the one that opens a window, in Base64 too. */
function ours(payload: string): string {
  return payload
    .replace(/[A-Za-z0-9+/]{24,}={0,2}/g, (run) => {
      const text = Buffer.from(run, 'base64').toString('latin1')
      if (!text.includes('alert')) return run
      return Buffer.from(text.replaceAll('alert', 'top.__pwn'), 'latin1').toString('base64')
    })
    .replace(/\balert\b/g, '__pwn')
}

/** The fixtures of DOMPurify: a module of payloads with what each becomes there. */
async function domPurifyPayloads(file: string): Promise<readonly string[]> {
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href)
  const { default: fixtures } = z
    .object({ default: z.array(z.object({ payload: z.string() })) })
    .parse({ ...(module as object) })
  return fixtures.map(({ payload }) => payload)
}

/** The HTML5 Security Cheatsheet in one text: each vector in a `<div id="…">` of its own, with an end to recognise. */
async function cheatSheetVectors(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8')
  const form = /<div id="\d+">(.*?)\/\/\["'`-->\]\]>\]<\/div>/gs
  const vectors = [...text.matchAll(form)].map(([, vector]) => vector ?? '')
  // `[a]` stands for characters that a browser may not see there.
  const unseen = ['\t', '\n', '\f', '/', '\0', '&#1;']
  return vectors.flatMap((vector) => {
    if (!/\[[a-e]\]/.test(vector)) return [vector]
    return [vector, ...unseen.map((one) => vector.replace(/\[[a-e]\]/g, one))]
  })
}

/** markdown-it's fixtures: lines of a single stop around a source and what it becomes. */
async function markdownItSources(file: string): Promise<readonly string[]> {
  const parts = (await readFile(file, 'utf8')).split(/^\.$\n?/m)
  return parts.filter((_, nth) => nth % 3 === 1)
}
