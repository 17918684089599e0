// What a site's own schema says of a field, whichever file says it.
import type { FieldType } from '../../frontmatter/field-type-name.ts'

export type SchemaField = {
  readonly path: readonly string[]
  readonly type: FieldType
  readonly label: string | null
  readonly required: boolean
  readonly choices: readonly string[]
  /** As the author would type it. */
  readonly default: string | null
  /** The value is a list. */
  readonly many: boolean
  /** The file that says so, for the author to read. */
  readonly source: string
}

export type SchemaScope = {
  /** The site path of the folder whose posts the fields are for; null: all posts. */
  readonly folder: string | null
  readonly fields: readonly SchemaField[]
}
