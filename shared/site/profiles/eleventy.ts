// Eleventy: free folders below its input folder; data files beside the posts; pass-through folders for pictures.
import { eleventyDialect } from '../dialects/markdown-it.ts'
import {
  dependsOn,
  type FolderView,
  firstPresent,
  presentFolders,
  settingsText,
  withEndings,
} from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { eleventyPunctuation } from '../punctuation/typographer.ts'
import { basePathOf, codeValue, folderName } from '../settings-text.ts'

const own = [
  '.eleventy.js',
  ...withEndings('eleventy.config', ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']),
]
const pictureFolders = ['img', 'images', 'assets/img', 'assets/images', 'static/img', 'public/img']

export const eleventy: Profile = {
  id: 'eleventy',
  name: 'Eleventy',
  settings: [...own, 'package.json'],

  recognise(folder) {
    const config = firstPresent(folder, own)
    if (config) return { strength: 100, marks: [config] }
    return dependsOn(folder, '@11ty/eleventy') ? { strength: 85, marks: ['package.json'] } : null
  },

  layout(folder) {
    const input = inputFolder(folder)
    const at = (name: string) => (input === '' ? name : `${input}/${name}`)
    const output = folderName(codeValue(settingsText(folder, own), 'output')) ?? '_site'
    const basePath = basePathOf(codeValue(settingsText(folder, own), 'pathPrefix'))
    const pictures = presentFolders(folder, [...pictureFolders.map(at), ...pictureFolders])[0] ?? at('img')
    const address = (
      input !== '' && pictures.startsWith(`${input}/`) ? pictures.slice(input.length + 1) : pictures
    )
      // What lies in a pass-through folder named public or static is served from the root.
      .replace(/^(?:public|static)\//, '')
    return {
      contentFolders: [input],
      newPostFolder:
        presentFolders(folder, ['content/blog', 'blog', 'posts', 'content/posts'].map(at))[0] ?? at('posts'),
      underscored: ['_posts', '_drafts'],
      notPosts: [],
      builtFolders: [...commonBuilt, output],
      staticFolders: [...new Set([input, at('public'), at('static'), 'public', 'static', ''])],
      aliases: [],
      basePath,
      address: null,
      images: { bundle: beside(''), flat: inSite(pictures, `/${address}/`) },
    }
  },

  // Its settings have no place for one.
  language: () => null,

  punctuation: (folder) => eleventyPunctuation(settingsText(folder, own)),
  dialect: (folder) => eleventyDialect(settingsText(folder, own), folder),

  rules: { ...commonRules, futureIsShown: true, titleKeys: ['title', 'newstitle'], zonelessIsUtc: true },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\ndate: {date}\n---\n\n',
    dateExample: '2025-09-08',
  },
}

function inputFolder(folder: FolderView): string {
  const named = folderName(codeValue(settingsText(folder, own), 'input'))
  return named !== null && (named === '' || folder.entries.has(`${named}/`)) ? named : ''
}
