// The families of hostile vectors, made by rule from what the browser itself says that it has.
import type { Platform } from './preview-harness.ts'
import { plain, type Vector } from './vectors.ts'
import { addressed } from './vectors-addresses.ts'
import { clobbering, documents } from './vectors-documents.ts'
import { handledElements } from './vectors-handlers.ts'
import { markdown } from './vectors-markdown.ts'
import { mutations } from './vectors-mutations.ts'

export type Family = {
  readonly name: string
  readonly vectors: readonly Vector[]
}

export function families({ handlers, names }: Platform): readonly Family[] {
  const html: Readonly<Record<string, readonly string[]>> = {
    [`every element with ${handlers.length} handlers`]: handledElements(handlers),
    'addresses in every attribute': addressed,
    'parsers that disagree': mutations,
    ...documents,
    'names that stand in for the document’s own': clobbering(names),
  }
  return [
    ...Object.entries(html).map(([name, posts]) => ({ name, vectors: posts.map(plain) })),
    ...Object.entries(markdown).map(([name, vectors]) => ({ name, vectors })),
  ]
}
