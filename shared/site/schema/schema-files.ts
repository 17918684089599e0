// Which files hold a schema, by generator.
import type { ProfileId } from '../profile.ts'
import type { SchemaScope } from './schema-field.ts'

export const schemaFiles: Readonly<Record<ProfileId | 'any', readonly string[]>> = {
  any: [],
  hugo: [],
  jekyll: [],
  astro: [],
  eleventy: [],
  hexo: [],
  pelican: [],
  zola: [],
  ablog: [],
  docusaurus: [],
  next: [],
  gatsby: [],
  vitepress: [],
  nikola: [],
  plain: [],
}

export function readSchema(_path: string, _text: string): readonly SchemaScope[] {
  return []
}
