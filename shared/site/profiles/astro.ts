// Astro: content collections, pages; pictures beside the post, in src/assets or in public.
import { astroDialect } from '../dialects/astro.ts'
import {
  dependsOn,
  type FolderView,
  firstPresent,
  presentFolders,
  settingsText,
  withEndings,
} from '../folder-view.ts'
import { beside, commonBuilt, commonRules, type Profile } from '../profile.ts'
import { astroPunctuation } from '../punctuation/astro.ts'
import { basePathOf, codeValue, codeValues, folderName } from '../settings-text.ts'

const own = withEndings('astro.config', ['.mjs', '.ts', '.js', '.mts', '.cjs'])
const collections = withEndings('src/content.config', ['.ts', '.js', '.mjs']).concat(
  withEndings('src/content/config', ['.ts', '.js', '.mjs']),
)

export const astro: Profile = {
  id: 'astro',
  name: 'Astro',
  settings: [...own, ...collections, 'package.json'],

  recognise(folder) {
    const config = firstPresent(folder, own)
    const content = presentFolders(folder, ['src/content', 'src/pages'])
    if (config) return { strength: 100, marks: [config, ...content] }
    if (dependsOn(folder, 'astro')) return { strength: 80, marks: ['package.json', ...content] }
    const schema = firstPresent(folder, collections)
    if (schema) return { strength: 80, marks: [schema] }
    return folder.entries.has('src/content/') ? { strength: 50, marks: ['src/content'] } : null
  },

  layout(folder) {
    const text = settingsText(folder, own)
    const address = codeValue(text, 'site')
    const basePath = basePathOf(codeValue(text, 'base'))
    const bases = collectionBases(folder)
    return {
      contentFolders: [
        ...new Set([...presentFolders(folder, ['src/content', 'src/pages']), ...bases, 'src/content']),
      ],
      newPostFolder:
        bases[0] ??
        presentFolders(
          folder,
          ['blog', 'posts', 'post', 'articles'].map((name) => `src/content/${name}`),
        )[0] ??
        'src/content/blog',
      underscored: null,
      notPosts: [],
      builtFolders: [...commonBuilt, '.astro'],
      staticFolders: ['public', 'src'],
      aliases: [
        { prefix: '@assets/', folder: 'src/assets' },
        { prefix: '@/', folder: 'src' },
        { prefix: '~/', folder: 'src' },
      ],
      basePath,
      address: address === null ? null : `${address.replace(/\/+$/, '')}${basePath}`,
      images: { bundle: beside('./'), flat: beside('./') },
    }
  },

  language: (folder) => codeValue(settingsText(folder, own), 'defaultLocale'),

  punctuation: (folder) => astroPunctuation(settingsText(folder, own), folder),
  dialect: (folder) => astroDialect(settingsText(folder, own), folder),

  rules: {
    ...commonRules,
    dateKeys: ['pubDate', 'date', 'publishDate', 'published', 'pubDatetime', 'publishedAt', 'created'],
    underscoreIsDraft: true,
    zonelessIsUtc: true,
  },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\npubDate: {date}\n---\n\n',
    dateExample: '2025-09-08',
  },
}

/** The folders that `glob({ base })` of the collections names, inside the site. */
function collectionBases(folder: FolderView): string[] {
  return collections
    .flatMap((name) => codeValues(folder.texts.get(name) ?? '', 'base'))
    .map(folderName)
    .filter((base) => base !== null && base !== '') as string[]
}
