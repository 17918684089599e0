// Gatsby: posts where gatsby-source-filesystem looks, usually content/blog/slug/index.md.
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
import { gatsbyPunctuation } from '../punctuation/gatsby.ts'
import { uncommented } from '../settings-code.ts'
import { basePathOf, codeValue, folderName } from '../settings-text.ts'

const own = withEndings('gatsby-config', ['.js', '.ts', '.mjs'])

export const gatsby: Profile = {
  id: 'gatsby',
  name: 'Gatsby',
  settings: [...own, 'package.json'],

  recognise(folder) {
    const config = firstPresent(folder, own)
    if (config)
      return {
        strength: 100,
        marks: [config, ...presentFolders(folder, ['content/blog', 'content']).slice(0, 1)],
      }
    return dependsOn(folder, 'gatsby') ? { strength: 85, marks: ['package.json'] } : null
  },

  layout(folder) {
    const text = settingsText(folder, own)
    const basePath = basePathOf(codeValue(text, 'pathPrefix'))
    const content = contentFolders(folder)
    return {
      contentFolders: content,
      newPostFolder:
        presentFolders(folder, ['content/blog', 'content/posts', 'blog', 'posts'])[0] ??
        content[0] ??
        'content/blog',
      underscored: null,
      notPosts: [],
      builtFolders: [...commonBuilt, 'public', '.cache'],
      staticFolders: ['static', ...content],
      aliases: [],
      basePath,
      address: codeValue(text, 'siteUrl')?.replace(/\/+$/, '') ?? null,
      images: { bundle: beside('./'), flat: beside('./') },
    }
  },

  // Its settings have no place for one.
  language: () => null,

  punctuation: (folder) => gatsbyPunctuation(settingsText(folder, own)),
  dialect(folder) {
    const config = settingsText(folder, own)
    const isCustom = /\benableCustomId\s*:\s*true\b/.test(config)
    return {
      ...remarkDialect(folder, config),
      ...(isCustom && { attributes: ['heading'] as const }),
      ...(readsMdAsMdx(config) && { mdxFiles: 'all' as const }),
    }
  },

  rules: { ...commonRules, zonelessIsUtc: true },

  fresh: {
    name: 'bundle',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\ndate: "{date}"\n---\n\n',
    dateExample: '2015-05-01T22:12:03.284Z',
  },
}

/** By `extensions` of gatsby-plugin-mdx, which are `['.mdx']` unless the site says another. */
function readsMdAsMdx(config: string): boolean {
  const extensions = /\bextensions\s*:\s*\[([^\]]*)\]/.exec(uncommented(config))?.[1] ?? ''
  return /["'`]\.md["'`]/.test(extensions)
}

/** The folders of `` path: `${__dirname}/content/blog` `` that are there, else the usual ones, else everything. */
function contentFolders(folder: FolderView): string[] {
  const text = uncommented(settingsText(folder, own))
  const named = [...text.matchAll(/path\s*:\s*(?:`\$\{__dirname\}\/|["'`]\.?\/?)([\w./-]+)["'`]/g)]
    .map((found) => folderName(found[1] ?? null))
    .filter((name) => name !== null && name !== '' && folder.entries.has(`${name}/`)) as string[]
  const usual = presentFolders(folder, ['content', 'blog', 'posts', 'src/pages', 'src/posts'])
  const found = [
    ...new Set([...named.filter((name) => !/^src\/(?:images|assets)|^static/.test(name)), ...usual]),
  ]
  return found.length > 0 ? found : ['']
}
