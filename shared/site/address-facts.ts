// What of a post decides its public addresses, read from its fields and its path.
import { findBlock } from '../frontmatter/block.ts'
import { type Field, plainWords } from '../frontmatter/field.ts'
import type { SiteConventions } from './conventions.ts'
import { type AddressFacts, addressPath, aliasPaths, fixedName, type PostAddresses } from './post-address.ts'
import type { PostDate } from './post-date.ts'
import { dateOf, directiveDateOf, fieldsOf, tagsIn, titleOf, withoutBlock } from './post-fields.ts'
import { profileOf } from './profile-list.ts'

type Read = {
  readonly path: string
  readonly title: string
  readonly dated: { readonly date: PostDate; readonly from: 'field' | 'path' } | null
  readonly fields: ReadonlyMap<string, Field>
}

export function addressFacts(
  { path, title, dated, fields }: Read,
  { profile }: Pick<SiteConventions, 'profile'>,
): AddressFacts {
  const { rules } = profileOf(profile)
  const categories = fields.get('categories') ?? fields.get('category')
  return {
    path,
    title,
    date: dated?.date ?? null,
    dateFrom: dated?.from ?? null,
    texts: addressTexts(fields),
    categories: categories ? tagsIn(categories.value, rules) : [],
    aliases: ['aliases', 'alias', 'redirect_from'].flatMap((name) => addressesIn(fields.get(name))),
  }
}

/** Where readers find the post with this text while it lies at `path`. `text` may be its beginning alone. */
export function addressesOf(text: string, path: string, conventions: SiteConventions): PostAddresses {
  const { profile } = conventions
  const { rules } = profileOf(profile)
  const block = findBlock(text, profile)
  const fields = block ? fieldsOf(text, block) : new Map<string, Field>()
  const { title } = titleOf(fields, rules, block ? withoutBlock(text, block) : text, path)
  const dated = dateOf(fields, rules, path) ?? (block && directiveDateOf(text, block))
  const found = addressesFrom(addressFacts({ path, title, dated, fields }, conventions), conventions)
  // The fields of a Nikola post may stand in a file beside it, which is not read here.
  return profile === 'nikola' && block === null ? { ...found, own: null } : found
}

export function addressesFrom(facts: AddressFacts, conventions: SiteConventions): PostAddresses {
  const own = addressPath(facts, conventions)
  return { own, others: aliasPaths(facts, own), name: own === null ? fixedName(facts) : null }
}

/** What decides an address, as plain text. */
function addressTexts(fields: ReadonlyMap<string, Field>): ReadonlyMap<string, string> {
  const names = ['url', 'permalink', 'path', 'slug']
  return new Map(
    names.flatMap((name) => {
      const field = fields.get(name)
      const text = field ? plainWords(field).trim() : ''
      return text === '' ? [] : [[name, text] as const]
    }),
  )
}

function addressesIn(field: Field | undefined): string[] {
  const values = Array.isArray(field?.value) ? field.value : [field?.value]
  return values.filter((value): value is string => typeof value === 'string' && value !== '')
}
