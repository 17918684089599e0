// What a recipe would make of a picture, for the author to compare; nothing is written.
import type { ImageFacts, ImageRecipe } from '../../../shared/contract/images.ts'
import { makeReady } from './make-ready.ts'
import { recogniseImage } from './recognise.ts'

/** @throws DeskFailure as `recogniseImage` and `makeReady` */
export async function tryRecipe(
  bytes: Uint8Array,
  name: string,
  recipe: ImageRecipe,
): Promise<{ before: ImageFacts; after: ImageFacts }> {
  const { before, facts } = await makeReady(bytes, await recogniseImage(bytes, name), recipe, name)
  return { before, after: facts }
}
