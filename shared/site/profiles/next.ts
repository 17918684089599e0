// Next.js with Markdown: no convention of its own, so the folders are those that sites use, as far as they exist.
import { pluginsDialect } from '../dialects/markdown-it.ts'
import { remarkDialect } from '../dialects/remark.ts'
import {
  dependencies,
  dependsOn,
  type FolderView,
  firstPresent,
  presentFolders,
  settingsText,
  withEndings,
} from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { pluginPunctuation } from '../punctuation/retext.ts'
import { uncommented } from '../settings-code.ts'
import { basePathOf, codeValue, folderName } from '../settings-text.ts'

const own = withEndings('next.config', ['.js', '.mjs', '.ts', '.cjs', '.mts'])
const layers = ['contentlayer.config', 'velite.config', 'content-collections'].flatMap((name) =>
  withEndings(name, ['.js', '.ts', '.mjs']),
)
const places = [
  'data/blog',
  'content/blog',
  'content/posts',
  'src/content',
  'posts',
  '_posts',
  'content',
  'blog',
  'data',
]

export const next: Profile = {
  id: 'next',
  name: 'Next.js',
  settings: [...own, ...layers, 'package.json'],

  recognise(folder) {
    const layer = firstPresent(folder, layers)
    const config = firstPresent(folder, own)
    const posts = presentFolders(folder, places).slice(0, 1)
    if (config)
      return {
        strength: layer || posts.length > 0 ? 95 : 60,
        marks: [config, ...(layer ? [layer] : []), ...posts],
      }
    if (layer) return { strength: 90, marks: [layer, ...posts] }
    if (dependsOn(folder, 'next'))
      return { strength: posts.length > 0 ? 75 : 45, marks: ['package.json', ...posts] }
    const starter = folder.entries.has('data/blog/') && folder.entries.has('public/')
    return starter ? { strength: 50, marks: ['data/blog', 'public'] } : null
  },

  layout(folder) {
    const text = settingsText(folder, own)
    const basePath = basePathOf(codeValue(text, 'basePath'))
    const content = contentFolders(folder)
    const pictures = folder.entries.has('public/static/') ? 'static/images' : 'images'
    return {
      contentFolders: content,
      newPostFolder:
        presentFolders(folder, places).find((name) => /blog|post/.test(name)) ?? content[0] ?? '',
      underscored: ['_posts', '_drafts'],
      notPosts: [],
      builtFolders: [...commonBuilt, '.next', 'out', '.contentlayer'],
      staticFolders: ['public'],
      aliases: [
        { prefix: '@/public/', folder: 'public' },
        { prefix: '@/', folder: '' },
        { prefix: '~/', folder: '' },
      ],
      basePath,
      address: null,
      images: { bundle: beside('./'), flat: inSite(`public/${pictures}`, `${basePath}/${pictures}/`) },
    }
  },

  language: (folder) => codeValue(settingsText(folder, own), 'defaultLocale'),

  punctuation: pluginPunctuation,

  // Whichever reads its Markdown, its plugins are among the packages.
  dialect: (folder) => ({
    ...remarkDialect(folder, settingsText(folder, [...layers, ...own])),
    ...pluginsDialect(dependencies(folder)),
    mdxFiles: readsMdAsMdx(folder) ? 'all' : 'named',
  }),

  rules: { ...commonRules, zonelessIsUtc: true },

  fresh: {
    name: 'slug',
    ending: '.mdx',
    text: "---\ntitle: {yaml:title}\ndate: '{date}'\ntags: []\ndraft: true\nsummary: ''\n---\n\n",
    dateExample: '2025-09-08',
  },
}

/** What takes any text for MDX, whatever its file is named. */
const mdxReaders = ['next-mdx-remote', 'next-mdx-remote-client', 'mdx-bundler']

/** By its readers, its layer or the `extension` of @next/mdx, which is `/\.mdx$/` unless the site says another. */
function readsMdAsMdx(folder: FolderView): boolean {
  if (!folder.texts.has('package.json')) return true
  if (mdxReaders.some((name) => dependsOn(folder, name))) return true
  const code = uncommented(`${settingsText(folder, layers)}\n${settingsText(folder, own)}`)
  return (
    /\bcontentType\s*:\s*["'`]mdx["'`]|\bs\.mdx\(|\bcompileMDX\b/.test(code) ||
    /\bextension\s*:\s*\/(?:[^/\n]*\bmdx\?|[^/\n]*\bmd\||[^/\n]*\|md\b)/.test(code)
  )
}

function contentFolders(folder: FolderView): string[] {
  const named = folderName(codeValue(settingsText(folder, layers), 'contentDirPath'))
  // Beside blog/, the same folder holds authors and the like.
  if (named !== null && folder.entries.has(`${named}/blog/`)) return [`${named}/blog`]
  if (named !== null && named !== '' && folder.entries.has(`${named}/`)) return [named]
  if (folder.entries.has('data/blog/')) return ['data/blog']
  const found = presentFolders(folder, [
    'data',
    'content',
    'src/content',
    'posts',
    '_posts',
    'blog',
    'src/pages',
    'pages',
  ])
  return found.length > 0 ? found : ['']
}
