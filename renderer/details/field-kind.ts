// Which control a field gets, from its value and the way it is written.
import type { Field } from '../../shared/frontmatter/field.ts'

export type FieldKind =
  | { readonly kind: 'toggle'; readonly on: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly written: 'list' | 'comma string' }
  | { readonly kind: 'text'; readonly text: string; readonly long: boolean }
  /** Nested values are edited in the source. */
  | { readonly kind: 'source'; readonly text: string }

const listKeys = /^(?:tags?|categor(?:y|ies)|keywords|authors?|topics|series)$/i

export function fieldKind({ key, value, source }: Field): FieldKind {
  if (typeof value === 'boolean') return { kind: 'toggle', on: value }
  if (Array.isArray(value)) {
    return value.every(isPlain)
      ? { kind: 'list', items: value.map(String), written: 'list' }
      : { kind: 'source', text: source }
  }
  if (value !== null && typeof value === 'object') return { kind: 'source', text: source }
  const text = value === null ? '' : typeof value === 'string' ? value : source
  if (listKeys.test(key) && text.includes(',')) {
    return {
      kind: 'list',
      items: text
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
      written: 'comma string',
    }
  }
  // Folded and literal blocks have a style that one line cannot keep.
  if (/^[|>]/.test(source)) return { kind: 'source', text: source }
  return { kind: 'text', text, long: text.length > 60 || text.includes('\n') }
}

function isPlain(item: unknown): boolean {
  return typeof item === 'string' || typeof item === 'number'
}
