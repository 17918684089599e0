// What one post tells about the fields of its site: of each field its shape, its words and the way it is written.
import { type Block, findBlock } from './block.ts'
import { allFields, type Field } from './field.ts'
import { hasPlainItems } from './list-items.ts'
import { readFields } from './read-fields.ts'

export type FieldShape = 'empty' | 'text' | 'long' | 'number' | 'boolean' | 'list' | 'nested' | 'doubtful'

/** Small enough to be kept for each field of ten thousand posts. */
export type FieldFact = {
  /** The path from the top of the block, joined by dots: `taxonomies.tags`. */
  readonly name: string
  readonly shape: FieldShape
  /** The value as the author would type it, cut to what a choice could be; empty for lists. */
  readonly text: string
  /** The items of a list, as far as chips show them. */
  readonly items: readonly string[]
  /** The value as it stands where its style can be learned from it; cut. */
  readonly source: string
}

const longestText = 80
const longestSource = 120
const mostItems = 64
const mostFields = 100

/** The facts of the post's fields in the order of its text; of a duplicate the last. Never throws. */
export function fieldFacts(text: string, generator: string | undefined): readonly FieldFact[] {
  const block = findBlock(text, generator)
  return block === null ? [] : factsIn(text, block)
}

/** The same for a block that is known already. */
export function factsIn(text: string, block: Block): readonly FieldFact[] {
  const facts = new Map<string, FieldFact>()
  for (const field of allFields(readFields(text, block).fields)) {
    // A table is told by its fields; what a list of maps holds is one value.
    if (field.path.some((step) => /^\d+$/.test(step)) || facts.size >= mostFields) continue
    if (field.kind === 'map' && field.fields.length > 0 && field.path.length > 2) continue
    facts.set(field.path.join('.'), factOf(field))
  }
  return [...facts.values()]
}

function factOf(field: Field): FieldFact {
  const shape = shapeOf(field)
  const isList = shape === 'list'
  const typed = typeof field.value === 'string' ? field.value : field.source
  return {
    name: field.path.join('.'),
    shape,
    text: shape === 'empty' || isList || shape === 'nested' ? '' : typed.slice(0, longestText),
    items: isList
      ? field.items
          .slice(0, mostItems)
          .map(({ value, source }) => (typeof value === 'string' ? value : source))
      : [],
    source: field.source.slice(0, longestSource),
  }
}

function shapeOf(field: Field): FieldShape {
  if (field.kind === 'doubtful') return 'doubtful'
  if (field.kind === 'map') return 'nested'
  if (field.kind === 'list') return hasPlainItems(field) ? 'list' : 'nested'
  const { value } = field
  if (value === null || value === '') return 'empty'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'number'
  if (typeof value !== 'string') return 'nested'
  return value.length > longestText || value.includes('\n') ? 'long' : 'text'
}
