// The fields of a site: what its posts teach, with its schema's, its generator's and the author's own word on them.
import type { FieldOverride, SiteField } from '../contract/fields.ts'
import type { FieldFact } from '../frontmatter/field-facts.ts'
import { type KnownTypes, type LearnedField, learnFields } from '../frontmatter/field-type.ts'
import type { FieldType } from '../frontmatter/field-type-name.ts'
import { knownChoices, knownFields, knownType } from './known-fields.ts'
import { readDate } from './post-date.ts'
import type { ProfileId } from './profile.ts'
import { profileOf } from './profile-list.ts'
import type { SchemaField, SchemaScope } from './schema/schema-field.ts'

/** What all posts teach; the newest post first. See `learnFields`. */
export function learnedFields(posts: readonly (readonly FieldFact[])[], profile: ProfileId): LearnedField[] {
  const known: KnownTypes = {
    typeOf: (name) => knownType(profile, name),
    tagStrings: profileOf(profile).rules.tagStrings,
    isDate: (text) => readDate(text) !== null,
  }
  return learnFields(posts, known)
}

export type FieldSources = {
  readonly learned: readonly LearnedField[]
  readonly profile: ProfileId
  readonly scopes: readonly SchemaScope[]
  readonly overrides: Readonly<Record<string, FieldOverride>>
}

/**
 * The fields that a post at `post` has or could have: those of the site's posts in their usual order, then those of
 * the schema for its folder, then the generator's.
 */
export function siteFields(sources: FieldSources, post: string | null): SiteField[] {
  const { learned, profile, overrides } = sources
  const schema = schemaFor(sources.scopes, post)
  const names = new Set([
    ...learned.map(({ name }) => name),
    ...schema.map(({ path }) => path.join('.')),
    ...Object.keys(knownFields(profile)).filter((name) => !isNamed(name, learned)),
    ...Object.keys(overrides),
  ])
  return [...names].map((name) => {
    const taught = learned.find((one) => one.name === name) ?? null
    const asked = schema.find(({ path }) => path.join('.') === name) ?? null
    return combined(
      name,
      taught,
      asked,
      profile,
      Object.hasOwn(overrides, name) ? overrides[name] : undefined,
    )
  })
}

/** `Tags` in the posts is the generator's `tags`. */
function isNamed(name: string, learned: readonly LearnedField[]): boolean {
  return learned.some((one) => one.name.toLowerCase() === name.toLowerCase())
}

/** The fields of the innermost folder that has any, and those for all posts. */
function schemaFor(scopes: readonly SchemaScope[], post: string | null): SchemaField[] {
  const fitting = scopes
    .filter(({ folder }) => folder === null || folder === '' || post?.startsWith(`${folder}/`))
    .sort((a, b) => (b.folder?.length ?? -1) - (a.folder?.length ?? -1))
  const fields = new Map<string, SchemaField>()
  for (const scope of fitting) {
    for (const field of scope.fields) {
      const name = field.path.join('.')
      if (!fields.has(name)) fields.set(name, field)
    }
  }
  return [...fields.values()]
}

function combined(
  name: string,
  taught: LearnedField | null,
  asked: SchemaField | null,
  profile: ProfileId,
  override: FieldOverride | undefined,
): SiteField {
  const generator = knownType(profile, name.toLowerCase())
  const type = override?.type ?? typeFrom(taught, asked) ?? generator ?? 'text'
  const values = [...(taught?.values ?? [])]
  for (const text of [...(asked?.choices ?? []), ...(type === 'choice' ? knownChoices(profile, name) : [])]) {
    if (!values.some((value) => value.text === text)) values.push({ text, count: 0 })
  }
  return {
    path: name.split('.'),
    type: type === 'choice' && values.length === 0 ? 'text' : type,
    label: override?.label ?? asked?.label ?? null,
    required: asked?.required ?? false,
    posts: taught?.posts ?? 0,
    of: taught?.of ?? 0,
    values,
    example: taught?.example ?? '',
    separator: taught?.separator ?? 'comma',
    default: override?.default ?? asked?.default ?? null,
    from: override?.type ? 'author' : asked ? 'schema' : taught ? 'posts' : 'generator',
    source: asked?.source ?? null,
  }
}

const textTypes: ReadonlySet<FieldType> = new Set(['text', 'long-text', 'choice', 'date', 'image', 'slug'])

/** A schema's bare string is any of the kinds of text; the posts know which. */
function typeFrom(taught: LearnedField | null, asked: SchemaField | null): FieldType | null {
  if (asked === null) return taught?.type ?? null
  const isRefined = asked.type === 'text' && taught !== null && textTypes.has(taught.type)
  const isTags = asked.type === 'list' && taught?.type === 'tags'
  return isRefined || isTags ? (taught?.type ?? asked.type) : asked.type
}
