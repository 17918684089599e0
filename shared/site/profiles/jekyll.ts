// Jekyll: _posts with a date in the file name, _drafts, collections; `source:` moves everything.
import { jekyllDialect } from '../dialects/kramdown.ts'
import { type FolderView, firstPresent, presentFolders, settingsText } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { jekyllPunctuation } from '../punctuation/kramdown.ts'
import { basePathOf, folderName, tomlValue, yamlNames, yamlValue } from '../settings-text.ts'
import { type Settings, settingsTree } from '../settings-tree.ts'

const settings = ['_config.yml', '_config.yaml', '_config.toml', 'Gemfile']
const pictureFolders = ['assets/images', 'assets/img', 'images', 'img', 'assets']

export const jekyll: Profile = {
  id: 'jekyll',
  name: 'Jekyll',
  settings,

  recognise(folder) {
    const config = firstPresent(folder, settings.slice(0, 3))
    const gem = (folder.texts.get('Gemfile') ?? '').match(/\b(jekyll|github-pages)\b/) !== null
    const source = sourceFolder(folder)
    const posts = presentFolders(folder, [joined(source, '_posts'), joined(source, '_drafts')])
    const collections = presentFolders(folder, collectionFolders(folder))
    // Hexo has a _config.yml too; its posts are in source/_posts, and package.json names it.
    const hexo = folder.entries.has('source/_posts/') && source !== 'source'
    if (config && !hexo) {
      const marks = [...new Set([config, ...(gem ? ['Gemfile'] : []), ...posts, ...collections])]
      if (posts.length > 0 || gem) return { strength: 95, marks }
      if (collections.length > 0) return { strength: 85, marks }
      const layouts = presentFolders(folder, ['_layouts', '_includes', '_sass'])
      return { strength: layouts.length > 0 ? 80 : 40, marks: [...marks, ...layouts] }
    }
    if (posts.length > 0) return { strength: gem ? 80 : 50, marks: gem ? ['Gemfile', ...posts] : posts }
    return null
  },

  layout(folder) {
    const source = sourceFolder(folder)
    const text = settingsText(folder, settings)
    const basePath = basePathOf(yamlValue(text, 'baseurl'))
    const url = yamlValue(text, 'url')
    const pictures =
      presentFolders(
        folder,
        pictureFolders.map((name) => joined(source, name)),
      )[0] ?? joined(source, 'assets/images')
    return {
      contentFolders: [source],
      newPostFolder: joined(source, '_posts'),
      underscored: ['_posts', '_drafts', ...yamlNames(text, 'collections').map((name) => `_${name}`)],
      notPosts: [],
      builtFolders: [...commonBuilt, folderName(yamlValue(text, 'destination')) ?? '_site'],
      staticFolders: [source],
      aliases: [],
      basePath,
      address: url === null ? null : `${url.replace(/\/+$/, '')}${basePath}`,
      images: {
        bundle: beside(''),
        flat: inSite(pictures, `${basePath}/${pictures.slice(source === '' ? 0 : source.length + 1)}/`),
      },
    }
  },

  // Jekyll itself has none: minima goes by `lang`, Minimal Mistakes by `locale`.
  language(folder) {
    const name = settings.slice(0, 3).find((one) => folder.texts.has(one)) ?? ''
    const value = name.endsWith('.toml') ? tomlValue : yamlValue
    const text = settingsText(folder, [name])
    return value(text, 'lang') ?? value(text, 'locale')
  },

  punctuation: (folder) => jekyllPunctuation(treeOf(folder)),
  dialect(folder) {
    const isKnown = firstPresent(folder, settings.slice(0, 3)) !== null
    return isKnown ? jekyllDialect(treeOf(folder), settingsText(folder, ['Gemfile'])) : {}
  },

  rules: { ...commonRules, dateKeys: ['date'], tagStrings: 'space', draftFolders: ['_drafts'] },

  fresh: {
    name: 'date-slug',
    ending: '.md',
    text: '---\nlayout: post\ntitle: {yaml:title}\ndate: {date}\n---\n\n',
    dateExample: '2025-09-08 10:00:00 -0500',
  },
}

function sourceFolder(folder: FolderView): string {
  return folderName(yamlValue(settingsText(folder, settings.slice(0, 3)), 'source')) ?? ''
}

function collectionFolders(folder: FolderView): string[] {
  const text = settingsText(folder, settings.slice(0, 3))
  const at = folderName(yamlValue(text, 'collections_dir')) ?? sourceFolder(folder)
  return yamlNames(text, 'collections').map((name) => joined(at, `_${name}`))
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function treeOf(folder: FolderView): Settings {
  const name = settings.slice(0, 3).find((one) => folder.texts.has(one)) ?? ''
  return settingsTree(name, settingsText(folder, [name]))
}
