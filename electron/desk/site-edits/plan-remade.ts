// What a site edit would make of the bytes of pictures.
import { DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import { type ImageRecipe, isCleaning } from '../../../shared/contract/images.ts'
import type { SitePath } from '../../../shared/contract/paths.ts'
import { versionOf } from '../files/read.ts'
import { makeReady } from '../images/make-ready.ts'
import { recogniseImage } from '../images/recognise.ts'
import { fileEnding } from './file-ending.ts'
import { finished } from './finished-plan.ts'
import { bytesOf, type Left, type Plan, type PlanDesk, type Remade } from './plan-desk.ts'
import { assertFree, namers } from './plan-moves.ts'
import { planTexts } from './plan-texts.ts'
import type { Step } from './steps.ts'

/** Pictures made anew by `recipe`, two at a time; those that gain nothing by it are left. */
export async function planRemake(
  desk: PlanDesk,
  id: string,
  paths: readonly SitePath[],
  recipe: ImageRecipe,
): Promise<Plan> {
  const left: Left[] = []
  const made: Made[] = []
  let [next, done] = [0, 0]
  const lane = async () => {
    for (let one = paths[next++]; one !== undefined; one = paths[next++]) {
      if (desk.isCancelled()) throw new DeskFailure('cancelled', {})
      const outcome = await remade(desk, one, recipe)
      if ('why' in outcome) left.push(outcome)
      else {
        // Bytes wait on disk: a thousand pictures would fill the memory.
        await desk.store.keepBytes(id, outcome.ready.bytes)
        made.push({
          path: one,
          ready: { ...outcome.ready, bytes: new Uint8Array() },
          after: versionOf(outcome.ready.bytes),
        })
      }
      desk.progress(++done, paths.length)
    }
  }
  await Promise.all([lane(), lane()])
  return planRemade(desk, id, made, left)
}

type Ready = Awaited<ReturnType<typeof makeReady>>
type Made = { readonly path: SitePath; readonly ready: Ready; readonly after?: ReturnType<typeof versionOf> }

async function remade(desk: PlanDesk, one: SitePath, recipe: ImageRecipe): Promise<Left | Made> {
  const bytes = await bytesOf(desk, one)
  try {
    const format = await recogniseImage(bytes, one)
    // Of a drawing no pixels can be made fewer or others: only what it tells can go.
    if (format === 'svg' && !isCleaning(recipe)) return { path: one, why: 'drawing' }
    const ready = await makeReady(bytes, format, recipe, one)
    const isBetter = ready.bytes.length < bytes.length || (ready.before.hasPlace && !ready.facts.hasPlace)
    if (ready.changed && (isBetter || ready.facts.format !== format)) return { path: one, ready }
    return { path: one, why: ready.before.animated ? 'animated' : 'gains-nothing' }
  } catch (error) {
    if (isFailure(error, 'image-broken', 'not-an-image', 'image-unsupported', 'image-too-many-pixels')) {
      return { path: one, why: 'broken' }
    }
    throw error
  }
}

/** Other bytes for pictures; where their format is another now, the ending follows, and all that names them. */
export async function planRemade(
  desk: PlanDesk,
  id: string,
  made: readonly Made[],
  left: readonly Left[],
): Promise<Plan> {
  const moves = new Map<string, string>()
  const remadeRows: Remade[] = []
  const steps: Step[] = []
  for (const { path: one, ready, after } of made) {
    const isOther = ready.facts.format !== ready.before.format || fileEnding(one) !== ready.facts.format
    const to = (
      isOther && fileEnding(one) !== ready.facts.format
        ? one.replace(/\.[^./]*$/, `.${ready.facts.format}`)
        : one
    ) as SitePath
    if (to !== one) moves.set(one, to)
    const old = await bytesOf(desk, one)
    const version = after ?? (await desk.store.keepBytes(id, ready.bytes))
    steps.push({ kind: 'write', path: one, before: versionOf(old), after: version })
    const before = desk.images.image(one)?.facts ?? ready.before
    remadeRows.push({ path: one, to, before, after: ready.facts })
  }
  await assertFree(desk, moves)
  const texts = await planTexts(desk, moves, new Set())
  const named = [...moves.keys()].flatMap((from) => namers(desk, from))
  return finished(desk, id, {
    texts,
    moves,
    remade: remadeRows,
    steps,
    left: [...left, ...texts.left, ...named],
  })
}
