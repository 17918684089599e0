// Hexo: source/_posts and source/_drafts; a folder of pictures for each post where the site says so.
import { hexoDialect } from '../dialects/hexo.ts'
import { dependsOn, type FolderView, firstPresent, presentFolders, settingsText } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { hexoPunctuation } from '../punctuation/hexo.ts'
import { basePathOf, folderName, yamlNames, yamlValue } from '../settings-text.ts'
import { type Settings, settingsTree } from '../settings-tree.ts'

const settings = ['_config.yml', '_config.yaml', 'package.json']

export const hexo: Profile = {
  id: 'hexo',
  name: 'Hexo',
  settings,

  recognise(folder) {
    const config = firstPresent(folder, settings.slice(0, 2))
    const posts = presentFolders(folder, ['source/_posts', 'source/_drafts', 'scaffolds'])
    const named = dependsOn(folder, 'hexo')
    if (named) {
      return { strength: config ? 97 : 85, marks: [...(config ? [config] : []), 'package.json', ...posts] }
    }
    const own = /^(?:new_post_name|source_dir|post_asset_folder)\s*:/m.test(
      settingsText(folder, settings.slice(0, 2)),
    )
    if (config && (own || posts.includes('source/_posts')))
      return { strength: own ? 96 : 85, marks: [config, ...posts] }
    return posts.includes('source/_posts') ? { strength: 50, marks: posts } : null
  },

  layout(folder) {
    const text = settingsText(folder, settings.slice(0, 2))
    const source = folderName(yamlValue(text, 'source_dir')) ?? 'source'
    const basePath = basePathOf(yamlValue(text, 'root'))
    const ownFolder = yamlValue(text, 'post_asset_folder') === 'true'
    return {
      contentFolders: [source],
      newPostFolder: `${source}/_posts`,
      underscored: ['_posts', '_drafts'],
      notPosts: [],
      builtFolders: [
        ...commonBuilt,
        folderName(yamlValue(text, 'public_dir')) ?? 'public',
        'themes',
        'scaffolds',
      ],
      staticFolders: [source],
      aliases: [],
      basePath,
      address: yamlValue(text, 'url')?.replace(/\/+$/, '') ?? null,
      images: {
        bundle: ownFolder ? { from: 'post', folder: '{stem}', written: '' } : beside(''),
        flat: ownFolder
          ? { from: 'post', folder: '{stem}', written: '' }
          : inSite(`${source}/images`, `${basePath}/images/`),
      },
    }
  },

  /** The first of several is the one that the others translate. */
  language(folder) {
    const text = settingsText(folder, settings.slice(0, 2))
    return yamlNames(text, 'language')[0] ?? yamlValue(text, 'language')
  },

  punctuation: (folder) => hexoPunctuation(treeOf(folder), folder),
  dialect: (folder) => hexoDialect(treeOf(folder), folder),

  rules: {
    ...commonRules,
    dateKeys: ['date'],
    tagStrings: 'whole',
    draftFolders: ['_drafts', 'draft', 'drafts'],
    futureIsShown: true,
  },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\ndate: {date}\ntags:\n---\n\n',
    dateExample: '2013-07-14 17:01:34',
  },
}

function treeOf(folder: FolderView): Settings {
  return settingsTree('_config.yml', settingsText(folder, settings.slice(0, 2)))
}
