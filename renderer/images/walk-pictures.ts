// The pictures of a text that can be described, in its order, each with how it stands.
import { findReferences, type Reference } from '../../shared/markdown/references.ts'
import { altStateOf } from '../../shared/site/alt-text.ts'

export type WalkPicture = {
  readonly reference: Reference
  readonly state: NonNullable<ReturnType<typeof altStateOf>>
}

export function describable(text: string): readonly WalkPicture[] {
  return findReferences(text).flatMap((reference) => {
    const state = reference.kind === 'image' ? altStateOf(text, reference) : null
    return state === null ? [] : [{ reference, state }]
  })
}
