// Hugo: content/, leaf bundles, TOML, YAML or JSON front matter; drafts, dates to come and expiry.
import { goldmarkDialect } from '../dialects/goldmark.ts'
import { type FolderView, firstPresent, presentFolders, settingsText, withEndings } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { goldmarkPunctuation } from '../punctuation/goldmark.ts'
import { basePathOf, codeValue, folderName, tomlValue, yamlValue } from '../settings-text.ts'
import { settingAt, settingsTree } from '../settings-tree.ts'

const own = withEndings('hugo', ['.toml', '.yaml', '.yml', '.json'])
const older = withEndings('config', ['.toml', '.yaml', '.yml', '.json'])
const split = [...own, ...older].map((name) => `config/_default/${name}`)
const settings = [...own, ...older, ...split]
const markup = withEndings('config/_default/markup', ['.toml', '.yaml', '.yml', '.json'])

export const hugo: Profile = {
  id: 'hugo',
  name: 'Hugo',
  settings: [...settings, ...markup],

  recognise(folder) {
    const certain = firstPresent(folder, own)
    if (certain) return { strength: 100, marks: [certain, ...presentContent(folder)] }
    if (folder.entries.has('config/_default/')) {
      return { strength: 90, marks: ['config/_default', ...presentContent(folder)] }
    }
    const shared = older.find((name) => /^\s*["']?baseurl["']?\s*[:=]/im.test(folder.texts.get(name) ?? ''))
    if (shared) {
      // _config.yml is Jekyll's; config.* with baseURL is Hugo's alone, Zola says base_url.
      const strength = folder.entries.has('content/') ? 95 : 80
      return { strength, marks: [shared, ...presentContent(folder)] }
    }
    const around = presentFolders(folder, ['archetypes', 'layouts', 'themes'])
    const bare = folder.entries.has('content/') && around.length > 0 && !folder.entries.has('config.toml')
    return bare ? { strength: 50, marks: ['content', ...around] } : null
  },

  layout(folder) {
    const content = folderName(setting(folder, 'contentDir')) ?? 'content'
    const statics = folderName(setting(folder, 'staticDir')) ?? 'static'
    const address = setting(folder, 'baseURL')
    const basePath = basePathOf(address)
    return {
      contentFolders: [content],
      newPostFolder:
        presentFolders(
          folder,
          ['posts', 'post', 'blog', 'news', 'articles'].map((name) => `${content}/${name}`),
        )[0] ?? `${content}/posts`,
      underscored: null,
      notPosts: ['_index'],
      builtFolders: [...commonBuilt, 'public', 'resources', 'themes', 'archetypes', 'layouts'],
      staticFolders: [statics, 'assets', content],
      aliases: [],
      basePath,
      address: address?.replace(/\/+$/, '') ?? null,
      images: {
        bundle: beside(''),
        flat: inSite(`${statics}/images/{slug}`, `${basePath}/images/{slug}/`),
      },
    }
  },

  language: (folder) =>
    setting(folder, 'locale') ?? setting(folder, 'languageCode') ?? setting(folder, 'defaultContentLanguage'),

  punctuation(folder) {
    const said = goldmarkTables(folder).map((table) => settingAt(table, 'extensions', 'typographer'))
    return goldmarkPunctuation(said.find((typographer) => typographer !== undefined))
  },

  dialect(folder) {
    const trees = settings.map((name) => treeOf(folder, name))
    const isKnown = [...settings, ...markup].some((name) => folder.texts.has(name))
    return isKnown ? goldmarkDialect(trees, goldmarkTables(folder)) : {}
  },

  rules: {
    ...commonRules,
    dateKeys: ['date', 'publishDate', 'pubdate', 'published'],
    expiryKeys: ['expiryDate', 'unpublishDate'],
    tagStrings: 'whole',
    zonelessIsUtc: true,
  },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '+++\ntitle = {toml:title}\ndate = {date}\ndraft = true\n+++\n\n',
    dateExample: '2023-10-15T13:18:50-07:00',
  },
}

function setting(folder: FolderView, key: string): string | null {
  for (const name of settings) {
    const text = settingsText(folder, [name])
    const value = name.endsWith('.toml')
      ? tomlValue(text, key)
      : name.endsWith('.json')
        ? codeValue(text, key)
        : yamlValue(text, key)
    if (value !== null) return value
  }
  return null
}

/** Of all files that may have one. */
function goldmarkTables(folder: FolderView): unknown[] {
  return [...settings, ...markup].map((name) => {
    const tree = treeOf(folder, name)
    // A file of its own begins below the table that it is named after.
    return settingAt(tree, ...(markup.includes(name) ? [] : ['markup']), 'goldmark')
  })
}

function treeOf(folder: FolderView, name: string): unknown {
  return settingsTree(name, settingsText(folder, [name]))
}

function presentContent(folder: FolderView): string[] {
  const content = folderName(setting(folder, 'contentDir')) ?? 'content'
  return presentFolders(folder, [`${content}/posts`, `${content}/post`, `${content}/blog`, content]).slice(
    0,
    1,
  )
}
