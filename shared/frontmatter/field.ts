// One field of the front matter as it stands in the text: its key, its value and the exact span of each.

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue }

/** One value of a list; `[from, to)` is the value's own span, without the dash or the comma. */
export type Item = {
  readonly from: number
  readonly to: number
  readonly value: FieldValue
  readonly source: string
}

export type Field = {
  /** As a reader names it: without quotes; of TOML's dotted keys and table headers with the dots. */
  readonly key: string
  /** From the top of the block: `['taxonomies', 'tags']`. An index into TOML's `[[tables]]` is a number in text. */
  readonly path: readonly string[]
  /** The key as it stands, quotes included. */
  readonly keyFrom: number
  readonly keyTo: number
  /** Directly behind the colon or the equals sign. */
  readonly afterKey: number
  /** The value's own span: without blanks around it, without a comment behind it, without its anchor or tag. */
  readonly valueFrom: number
  readonly valueTo: number
  readonly value: FieldValue
  /** The value as it stands. */
  readonly source: string
  readonly kind: 'scalar' | 'list' | 'map' | 'alias' | 'doubtful'
  /** The values of a list. */
  readonly items: readonly Item[]
  /** The fields of a map. */
  readonly fields: readonly Field[]
  /** Why no parser could read this field; null where one could. */
  readonly doubt: string | null
}

export type Trouble = { readonly message: string; readonly at: number }

export type Fields = {
  /** In the order of the text; a duplicate key is two fields. */
  readonly fields: readonly Field[]
  /** The first thing that a parser stumbled over; positions are in the text. */
  readonly trouble: Trouble | null
}

/**
 * A plain value as it was meant: `3.0` and `0123` as they are written, not as numbers; of a value that no parser
 * takes the words, without the quote or bracket that nothing closes. Empty for lists and maps.
 */
export function plainWords({ kind, value, source }: Field): string {
  if (kind === 'doubtful') return source.replace(/^["'[]/, '').trim()
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? source.trim() : ''
}

/** All fields with their nested ones, outer before inner, in the order of the text. */
export function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields)])
}

/** The field at `path`; of duplicates the `nth`. */
export function fieldAt(fields: readonly Field[], path: readonly string[], nth = 0): Field | null {
  const name = path.join('\n')
  return allFields(fields).filter((field) => field.path.join('\n') === name)[nth] ?? null
}

/** What a reader of the whole block gets: the values of `fields`, by their paths; of duplicates the last. */
export function recordOf(fields: readonly Field[]): { [key: string]: FieldValue } {
  const record: { [key: string]: FieldValue } = Object.create(null)
  for (const field of fields) put(record, field.path, field.value)
  return record
}

type Open = { [key: string]: FieldValue } | FieldValue[]

function put(record: Open, path: readonly string[], value: FieldValue): void {
  let at: Open = record
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1
    const holder = at as { [key: string]: FieldValue }
    const standing = Object.hasOwn(holder, step) ? holder[step] : undefined
    if (last) {
      // A table of TOML may be opened after one of its own sub-tables.
      const merged = isOpen(standing) && isOpen(value) && !Array.isArray(value)
      define(holder, step, merged ? { ...standing, ...value } : value)
      return
    }
    if (!isOpen(standing)) define(holder, step, /^\d+$/.test(path[depth + 1] ?? '') ? [] : {})
    at = holder[step] as Open
  }
}

/** `__proto__` is a key like any other. */
function define(holder: { [key: string]: FieldValue }, key: string, value: FieldValue): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function isOpen(value: FieldValue | undefined): value is { [key: string]: FieldValue } {
  return typeof value === 'object' && value !== null
}
