// Entities of a drawing: those that only shorten its text are filled in, all others make it one that is refused.
import { declarations } from './prologue.ts'

/** What the references may add together; drawing programs shorten the addresses of namespaces, a few hundred letters. */
const MOST_ADDED = 100_000

/**
 * `text` (from its root element on) with the entities of `subset` filled in. Null where one is kept in another file,
 * holds markup or further references, is a parameter entity, or would swell the text.
 */
export function withEntities(text: string, subset: string | null): string | null {
  const values = new Map<string, string>()
  for (const declaration of declarations(subset ?? '')) {
    if (declaration === '%') return null
    if (!/^<!ENTITY/i.test(declaration)) continue
    const [, name, quoted] = /^<!ENTITY\s+([^\s%"']+)\s+("[^"]*"|'[^']*')\s*$/.exec(declaration) ?? []
    const value = quoted?.slice(1, -1)
    if (name === undefined || value === undefined || /[<&%]/.test(value)) return null
    // XML 1.0, 4.2: of two declarations the first one counts.
    if (!values.has(name)) values.set(name, value)
  }
  if (values.size === 0) return text
  let added = 0
  const filled = text.replace(/&([^;&<\s#]{1,100});/g, (reference, name: string) => {
    const value = added > MOST_ADDED ? undefined : values.get(name)
    added += value?.length ?? 0
    return value?.replaceAll('"', '&quot;').replaceAll("'", '&apos;') ?? reference
  })
  return added > MOST_ADDED ? null : filled
}
