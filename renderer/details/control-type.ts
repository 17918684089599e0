// Which control a field gets in this post: its type in the site, unless what stands here does not fit it.
import type { SiteField } from '../../shared/contract/fields.ts'
import type { Field } from '../../shared/frontmatter/field.ts'
import type { FieldType } from '../../shared/frontmatter/field-type-name.ts'
import { hasPlainItems } from '../../shared/frontmatter/list-items.ts'

const booleanWords = /^(?:true|false|yes|no|on|off)$/i

/** Whether the value can be shown as on or off. */
export function isBooleanLike({ value }: Field): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && booleanWords.test(value))
}

export function isOn({ value }: Field): boolean {
  return value === true || (typeof value === 'string' && /^(?:true|yes|on)$/i.test(value))
}

export function controlType(field: Field, known: SiteField | null): FieldType {
  if (field.kind === 'doubtful') return 'raw'
  if (field.kind === 'map') return field.fields.length > 0 ? 'nested' : 'raw'
  if (field.kind === 'list') {
    if (!hasPlainItems(field)) return 'raw'
    return known?.type === 'list' ? 'list' : 'tags'
  }
  if (typeof field.value === 'object' && field.value !== null) return 'raw'
  const type = known?.type ?? typeOfValue(field)
  switch (type) {
    case 'toggle':
      return field.value === null || isBooleanLike(field) ? 'toggle' : 'text'
    case 'nested':
    case 'raw':
      return field.source === '' ? 'raw' : typeOfValue(field)
    case 'list':
      return field.value === null ? 'list' : typeOfValue(field)
    case 'text':
      return typeOfValue(field) === 'long-text' ? 'long-text' : 'text'
    default:
      return type
  }
}

function typeOfValue({ value, source }: Field): FieldType {
  if (typeof value === 'boolean') return 'toggle'
  if (typeof value === 'number') return 'number'
  const isLong =
    typeof value === 'string' && (value.length > 60 || value.includes('\n') || /^[|>]/.test(source))
  return isLong ? 'long-text' : 'text'
}
