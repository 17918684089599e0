// Many vectors played at once: where a pageful does harm it is halved until the vector stands alone.
import type { Layers } from './preview-harness.ts'
import type { Outcome, Stage } from './preview-stage.ts'
import type { Vector } from './vectors.ts'

export const all: Layers = { sanitiser: true, policy: true, sandbox: true, remotePictures: false }
export const none: Layers = { sanitiser: false, policy: false, sandbox: false, remotePictures: true }
export const lessened: readonly (readonly [name: string, layers: Layers])[] = [
  ['with no sanitiser', { ...all, sanitiser: false }],
  ['with no policy', { ...all, policy: false }],
  ['with no sandbox', { ...all, sandbox: false }],
]

/** With a part of a second to wait for each page, larger ones take less time; too large ones take the page's breath. */
const CHARACTERS_AT_ONCE = 400_000
const MOST_AT_ONCE = 300

/** To seek each of them out would take hours where a layer is broken. */
const MOST_TOLD = 3

/** What harm the vectors do, told with the vector; of the first that do. */
export async function harmOf(
  stage: Stage,
  vectors: readonly Vector[],
  layers: Layers,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const pageful of pagefuls(vectors)) {
    found.push(...(await halve(stage, pageful, layers)))
    if (found.length >= MOST_TOLD) break
  }
  return found
}

async function halve(stage: Stage, vectors: readonly Vector[], layers: Layers): Promise<readonly string[]> {
  const harm = harmIn(await stage.play(vectors, layers), layers)
  if (harm.length === 0) return []
  const [first] = vectors
  if (vectors.length === 1) return [`${first?.generator}: ${first?.post.slice(0, 600)} → ${harm.join(', ')}`]
  const half = vectors.length >> 1
  const found = [...(await halve(stage, vectors.slice(0, half), layers))]
  if (found.length < MOST_TOLD) found.push(...(await halve(stage, vectors.slice(half), layers)))
  // Some do harm together alone.
  const whole = vectors.map(({ post }) => post).join('\n\n')
  return found.length > 0 ? found : [`together: ${whole.slice(0, 600)} → ${harm.join(', ')}`]
}

function harmIn(
  { scripts, requests, arrived, navigations, errors, shown }: Outcome,
  layers: Layers,
): string[] {
  const ran = scripts > 0 ? [`${scripts} scripts`] : []
  if (!layers.sanitiser) {
    // The browser is asked, and refuses: an empty frame, a page that says so. What arrives has got through.
    return [...ran, ...arrived, ...navigations.filter((url) => !isRefusal(url))]
  }
  const asked = layers.remotePictures ? [] : [...requests, ...arrived, ...shown.fetched.filter(isElsewhere)]
  const changed = shown.isIntact ? [] : ['the document is not what it was']
  return [...ran, ...asked, ...navigations, ...errors, ...shown.survivors, ...changed]
}

function isRefusal(url: string): boolean {
  return url === 'about:srcdoc' || url.startsWith('chrome-error:')
}

function isElsewhere(address: string): boolean {
  return (
    !/^data:image\//.test(address) && !(URL.canParse(address) && new URL(address).hostname === '127.0.0.1')
  )
}

function pagefuls(vectors: readonly Vector[]): Vector[][] {
  const pages: Vector[][] = []
  let characters = Number.POSITIVE_INFINITY
  for (const vector of vectors) {
    const page = pages.at(-1)
    characters += vector.post.length
    if (!page || characters > CHARACTERS_AT_ONCE || page.length >= MOST_AT_ONCE) {
      pages.push([vector])
      characters = vector.post.length
    } else page.push(vector)
  }
  return pages
}
