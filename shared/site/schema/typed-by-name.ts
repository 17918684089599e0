// What a field's name says of its type where a schema only says that it is text or a list.
import type { FieldType } from '../../frontmatter/field-type-name.ts'

const tagNames = /^(?:tags?|categor(?:y|ies)|keywords?|topics?)$/i
const imageNames = /(?:image|cover|thumbnail|banner|hero|avatar)$/i
const dateNames = /(?:^|_)(?:date|updated?|modified|lastmod|created)$|(?:Date|At)$/

export function listType(name: string): FieldType {
  return tagNames.test(name) ? 'tags' : 'list'
}

export function textType(name: string): FieldType {
  if (name.toLowerCase() === 'slug') return 'slug'
  if (/^(?:description|summary|excerpt|abstract)$/i.test(name)) return 'long-text'
  if (imageNames.test(name)) return 'image'
  return dateNames.test(name) ? 'date' : 'text'
}
