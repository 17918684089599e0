// Docusaurus: blog/ with a date in the file name or folder, docs/ as pages, MDX.
import { type Dialect, noMdx } from '../../markdown/dialect.ts'
import { remarkDialect } from '../dialects/remark.ts'
import {
  dependsOn,
  type FolderView,
  firstPresent,
  presentFolders,
  settingsText,
  withEndings,
} from '../folder-view.ts'
import { beside, commonBuilt, commonRules, type Profile } from '../profile.ts'
import { pluginPunctuation } from '../punctuation/retext.ts'
import { codeString, exportedObject, itemOf, uncommented } from '../settings-code.ts'
import { basePathOf, codeValue, codeValues, folderName } from '../settings-text.ts'

const own = withEndings('docusaurus.config', ['.js', '.ts', '.mjs', '.cjs', '.mts'])

export const docusaurus: Profile = {
  id: 'docusaurus',
  name: 'Docusaurus',
  settings: [...own, 'package.json'],

  recognise(folder) {
    const config = firstPresent(folder, own)
    const content = presentFolders(folder, ['blog', 'docs'])
    if (config) return { strength: 100, marks: [config, ...content] }
    if (dependsOn(folder, '@docusaurus/core')) {
      return { strength: 85, marks: ['package.json', ...content] }
    }
    const dated = [...folder.entries].some((name) => /^blog\/\d{4}-\d\d?-\d\d?-/.test(name))
    return dated && folder.entries.has('static/') ? { strength: 50, marks: ['blog', 'static'] } : null
  },

  layout(folder) {
    const text = settingsText(folder, own)
    const basePath = basePathOf(codeValue(text, 'baseUrl'))
    const url = codeValue(text, 'url')
    const blogs = blogFolders(folder)
    return {
      contentFolders: [...new Set([...blogs, ...presentFolders(folder, ['docs', 'src/pages'])])],
      newPostFolder: blogs[0] ?? 'blog',
      underscored: null,
      notPosts: [],
      builtFolders: [...commonBuilt, 'build', '.docusaurus'],
      staticFolders: ['static'],
      aliases: [{ prefix: '@site/', folder: '' }],
      basePath,
      address: url === null ? null : `${url.replace(/\/+$/, '')}${basePath}`,
      images: { bundle: beside('./'), flat: beside('./') },
    }
  },

  language: (folder) => codeValue(settingsText(folder, own), 'defaultLocale'),

  punctuation: pluginPunctuation,

  // https://docusaurus.io/docs/api/docusaurus-config#markdown: ids of headings, emoji and admonitions are its own.
  dialect(folder) {
    const config = settingsText(folder, own)
    const markdown = itemOf(exportedObject(uncommented(config)), 'markdown')
    const isMuted = itemOf(markdown, 'emoji') === 'false'
    const dialect = remarkDialect(folder, config)
    // MDX reads braces as code, so no script finds formulas in its words.
    const math = dialect.math === 'words' ? { math: 'none' as const } : {}
    return { ...dialect, ...math, ...formatDialect(markdown), attributes: ['heading'], emoji: !isMuted }
  },

  rules: {
    ...commonRules,
    futureIsShown: true,
    dateKeys: ['date'],
    underscoreIsDraft: true,
    zonelessIsUtc: true,
  },

  fresh: {
    name: 'date-slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\nslug: {slug}\ntags: []\ndraft: true\n---\n\n',
    dateExample: '2025-09-08',
  },
}

/** Which posts are MDX, by `markdown.format`. */
function formatDialect(markdown: string | null): Partial<Dialect> {
  switch (codeString(itemOf(markdown, 'format'))) {
    case 'md':
      return noMdx
    case 'detect':
      return { mdxFiles: 'named' }
    default:
      return {}
  }
}

/** The `path` of each blog that the settings name and that is there, `blog` first. */
function blogFolders(folder: FolderView): string[] {
  const named = codeValues(settingsText(folder, own), 'path')
    .map(folderName)
    .filter(
      (name) => name !== null && name !== '' && name !== 'docs' && folder.entries.has(`${name}/`),
    ) as string[]
  const usual = presentFolders(folder, ['blog'])
  return [...new Set([...usual, ...named.filter((name) => /blog|news|post|changelog/i.test(name))])]
}
