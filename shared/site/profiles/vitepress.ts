// VitePress: every Markdown file below the folder that holds .vitepress.
import { vitepressDialect } from '../dialects/markdown-it.ts'
import { dependsOn, firstPresent, presentFolders, settingsText, withEndings } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, type Profile } from '../profile.ts'
import { vitepressPunctuation } from '../punctuation/typographer.ts'
import { codeString, exportedObject, itemOf, uncommented } from '../settings-code.ts'
import { basePathOf, codeValue, folderName } from '../settings-text.ts'

const own = withEndings('.vitepress/config', [
  '.ts',
  '.js',
  '.mts',
  '.mjs',
  '/index.ts',
  '/index.js',
  '/index.mts',
])

export const vitepress: Profile = {
  id: 'vitepress',
  name: 'VitePress',
  settings: [...own, 'package.json'],

  recognise(folder) {
    const config = firstPresent(folder, own)
    if (config) return { strength: 100, marks: [config] }
    if (folder.entries.has('.vitepress/')) return { strength: 95, marks: ['.vitepress'] }
    // Where only package.json names it, the pages lie in a folder below, which speaks for itself.
    return dependsOn(folder, 'vitepress') ? { strength: 40, marks: ['package.json'] } : null
  },

  layout(folder) {
    const text = settingsText(folder, own)
    const source = folderName(codeValue(text, 'srcDir')) ?? ''
    const at = (name: string) => (source === '' ? name : `${source}/${name}`)
    return {
      contentFolders: [source],
      newPostFolder: presentFolders(folder, ['posts', 'blog'].map(at))[0] ?? source,
      underscored: null,
      notPosts: [],
      builtFolders: commonBuilt,
      staticFolders: [at('public'), source],
      aliases: [],
      basePath: basePathOf(codeValue(text, 'base')),
      address: null,
      images: { bundle: beside('./'), flat: beside('./') },
    }
  },

  /** Its own or that of `locales.root`: those of other locales and of what is embedded lie deeper. */
  language(folder) {
    const site = exportedObject(uncommented(settingsText(folder, own)))
    return codeString(itemOf(site, 'lang') ?? itemOf(itemOf(itemOf(site, 'locales'), 'root'), 'lang'))
  },

  punctuation: (folder) => vitepressPunctuation(settingsText(folder, own)),
  dialect: (folder) => vitepressDialect(settingsText(folder, own), folder),

  rules: { ...commonRules, futureIsShown: true, zonelessIsUtc: true },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\ndate: {date}\n---\n\n# {title}\n\n',
    dateExample: '2025-09-08',
  },
}
