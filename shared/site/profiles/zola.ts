// Zola: content/, TOML front matter with [taxonomies], @/ links, a date in front of a file name.
import { english } from '../../markdown/punctuation.ts'
import { type FolderView, firstPresent, presentFolders, settingsText } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { basePathOf, tomlValue } from '../settings-text.ts'
import { type Settings, settingAt, settingsTree } from '../settings-tree.ts'

const settings = ['zola.toml', 'config.toml']

export const zola: Profile = {
  id: 'zola',
  name: 'Zola',
  settings,

  recognise(folder) {
    const content = presentFolders(folder, ['content'])
    if (folder.entries.has('zola.toml')) return { strength: 100, marks: ['zola.toml', ...content] }
    const text = folder.texts.get('config.toml') ?? ''
    const says = /^\s*base_url\s*=/m.test(text)
    const keys = /^\s*(?:compile_sass|build_search_index|generate_feeds?)\s*=|^\s*\[markdown\]/m.test(text)
    if (says || (keys && !/^\s*baseurl\s*=/im.test(text)))
      return { strength: says ? 96 : 80, marks: ['config.toml', ...content] }
    const around = presentFolders(folder, ['templates', 'sass'])
    if (firstPresent(folder, ['content/_index.md']) && around.length > 0)
      return { strength: 50, marks: ['content', ...around] }
    const post = folder.samples.find(
      ({ head }) => /^\uFEFF?\s*\+\+\+/.test(head) && /^\[(?:taxonomies|extra)\]/m.test(head),
    )
    return post ? { strength: 20, marks: [post.path] } : null
  },

  layout(folder) {
    const address = tomlValue(settingsText(folder, settings), 'base_url')
    const basePath = basePathOf(address)
    const content = folder.entries.has('content/') || settingsText(folder, settings) !== '' ? 'content' : ''
    return {
      contentFolders: [content],
      newPostFolder:
        presentFolders(
          folder,
          ['blog', 'posts', 'post', 'news'].map((name) => `${content}/${name}`),
        )[0] ?? content,
      underscored: null,
      notPosts: ['_index'],
      builtFolders: [...commonBuilt, 'public', 'themes', 'templates'],
      staticFolders: ['static', content],
      aliases: [{ prefix: '@/', folder: content }],
      basePath,
      address: address?.replace(/\/+$/, '') ?? null,
      images: { bundle: beside(''), flat: inSite('static/images/{slug}', `${basePath}/images/{slug}/`) },
    }
  },

  language: (folder) => tomlValue(settingsText(folder, settings), 'default_language'),

  // Off by default; pulldown-cmark knows English quotes alone.
  punctuation(folder) {
    return settingAt(treeOf(folder), 'markdown', 'smart_punctuation') === true ? english : null
  },

  // https://www.getzola.org/documentation/getting-started/configuration/, `[markdown]`.
  dialect(folder) {
    const tree = treeOf(folder)
    if (Object.keys(tree).length === 0) return {}
    const isOn = (name: string) => settingAt(tree, 'markdown', name) === true
    return {
      contents: 'none' as const,
      emoji: isOn('render_emoji'),
      definitionLists: isOn('definition_list'),
      alerts: isOn('github_alerts') ? 'github' : 'none',
    }
  },

  rules: {
    ...commonRules,
    futureIsShown: true,
    dateKeys: ['date'],
    tagStrings: 'whole',
    zonelessIsUtc: true,
  },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '+++\ntitle = {toml:title}\ndate = {date}\ndraft = true\n\n[taxonomies]\ntags = []\n+++\n\n',
    dateExample: '2012-10-02',
  },
}

function treeOf(folder: FolderView): Settings {
  return settingsTree('zola.toml', settingsText(folder, settings))
}
