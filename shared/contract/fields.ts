// The fields of the open site's front matter: what its posts, its schema and its generator tell, and what the author
// says of them.
import { z } from 'zod'
import { call } from './declare.ts'
import { PostPath } from './paths.ts'

export const FieldTypeName = z.enum([
  'text',
  'long-text',
  'number',
  'toggle',
  'date',
  'tags',
  'choice',
  'image',
  'slug',
  'list',
  'nested',
  'raw',
])

export const SiteField = z.strictObject({
  /** From the top of the block: `['taxonomies', 'tags']`. */
  path: z.array(z.string()),
  type: FieldTypeName,
  /** The author's or the schema's name for it; null: its key. */
  label: z.string().nullable(),
  /** The site's schema wants it in every post. */
  required: z.boolean(),
  /** How many posts have it, of how many with front matter. */
  posts: z.number().int(),
  of: z.number().int(),
  /** Choices, or the tags of the whole site, the most used first; 0 where only a schema names them. */
  values: z.array(z.strictObject({ text: z.string(), count: z.number().int() })),
  /** How the site's posts usually write it; empty where none has it. */
  example: z.string(),
  /** What joins a list that is kept as a string. */
  separator: z.enum(['comma', 'semicolon', 'space']),
  /** What a new one begins with, as the author would type it. */
  default: z.string().nullable(),
  /** Who says so: the posts, the generator, a file of the site (then `source` names it), or the author. */
  from: z.enum(['posts', 'generator', 'schema', 'author']),
  source: z.string().nullable(),
})
export type SiteField = z.output<typeof SiteField>

/** What the author says of a field; null leaves it to the site. */
export const FieldOverride = z.strictObject({
  type: FieldTypeName.nullable(),
  label: z.string().min(1).max(100).nullable(),
  default: z.string().max(1000).nullable(),
})
export type FieldOverride = z.output<typeof FieldOverride>

/** Where the author's word is kept: Galley's data folder, or a file of the site that everybody who writes there shares. */
export const OverridePlace = z.enum(['galley', 'repository'])
export type OverridePlace = z.output<typeof OverridePlace>

const writing = [
  'disk-full',
  'disk-failed',
  'not-writable',
  'not-readable',
  'outside-site',
  'not-found',
  'already-exists',
] as const

export const fields = {
  /** The fields for `post` in the site's usual order, or for posts in general. */
  'fields.read': call(
    z.strictObject({ post: PostPath.nullable() }),
    z.strictObject({ fields: z.array(SiteField), place: OverridePlace }),
    ['not-readable'],
  ),
  /** The author's word on the field named by its path joined with dots. */
  'fields.override': call(
    z.strictObject({ name: z.string().min(1).max(200), override: FieldOverride }),
    z.strictObject({}),
    writing,
  ),
  /** Moves the author's word on all fields to another place. */
  'fields.keepIn': call(z.strictObject({ place: OverridePlace }), z.strictObject({}), writing),
}
