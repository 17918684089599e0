// Values of a settings file whose shape is not known before it is read.
import type { FieldValue } from '../../frontmatter/field.ts'

export function listOf(value: FieldValue | undefined): readonly FieldValue[] {
  return Array.isArray(value) ? value : []
}

export function mapOf(value: FieldValue | undefined): Readonly<Record<string, FieldValue>> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isMap ? (value as Readonly<Record<string, FieldValue>>) : {}
}

/** A plain value as the author would type it. */
export function textOf(value: FieldValue | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}
