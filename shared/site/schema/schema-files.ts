// Which files of a site hold a schema of its fields, by generator, and who reads them.
import type { ProfileId } from '../profile.ts'
import { readAstroContent } from './astro-content.ts'
import { readDecapConfig } from './decap-config.ts'
import { readEleventyData } from './eleventy-data.ts'
import { readFrontMatterJson } from './frontmatter-json.ts'
import { readHugoArchetype } from './hugo-archetype.ts'
import type { SchemaScope } from './schema-field.ts'

const endings = ['ts', 'mjs', 'js', 'mts']

/** Site paths; a `*` stands for a name or a part of one. */
export const schemaFiles: Readonly<
  Partial<Record<ProfileId, readonly string[]>> & { any: readonly string[] }
> = {
  any: [
    'frontmatter.json',
    ...['admin', 'static/admin', 'public/admin', 'source/admin', 'src/admin'].map(
      (folder) => `${folder}/config.yml`,
    ),
  ],
  astro: endings.flatMap((ending) => [`src/content.config.${ending}`, `src/content/config.${ending}`]),
  hugo: ['archetypes/*.md', 'archetypes/*/index.md'],
  eleventy: ['', 'src/', 'content/', 'src/content/'].flatMap((folder) => [
    `${folder}*/*.json`,
    ...['json', 'js', 'cjs', 'mjs'].map((ending) => `${folder}*/*.11tydata.${ending}`),
  ]),
}

const longest = 256 * 1024

/** What the file at site path `path` says. Nothing is run; what is not understood says nothing. Never throws. */
export function readSchema(path: string, text: string): readonly SchemaScope[] {
  if (text.length > longest) return []
  if (/(?:^|\/)content[./]config\.[cm]?[jt]s$/.test(path)) return readAstroContent(path, text)
  if (path === 'frontmatter.json') return readFrontMatterJson(path, text)
  if (/(?:^|\/)admin\/config\.yml$/.test(path)) return readDecapConfig(path, text)
  if (path.startsWith('archetypes/')) return readHugoArchetype(path, text)
  return readEleventyData(path, text)
}
