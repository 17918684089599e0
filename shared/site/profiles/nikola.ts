// Nikola: posts/ and pages/ as conf.py names them, metadata in a comment or a side-car file.
import { nikolaDialect } from '../dialects/python-markdown.ts'
import { presentFolders, settingsText } from '../folder-view.ts'
import { commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { nikolaPunctuation } from '../punctuation/python-markdown.ts'
import { uncommented } from '../settings-code.ts'
import { basePathOf, codeValue, folderName, pythonValue } from '../settings-text.ts'

export const nikola: Profile = {
  id: 'nikola',
  name: 'Nikola',
  settings: ['conf.py'],

  recognise(folder) {
    const text = folder.texts.get('conf.py') ?? ''
    if (/^BLOG_TITLE\s*=/m.test(text) || /^POSTS\s*=\s*[([]/m.test(text)) {
      return { strength: 100, marks: ['conf.py', ...presentFolders(folder, ['posts'])] }
    }
    const post = folder.samples.find(({ head }) =>
      /^\uFEFF?\s*(?:<!--)?\s*\.\. (?:title|slug|date):/.test(head),
    )
    return post ? { strength: 25, marks: [post.path] } : null
  },

  layout(folder) {
    const text = settingsText(folder, ['conf.py'])
    const posts = globFolders(text, 'POSTS', 'posts')
    const pages = globFolders(text, 'PAGES', 'pages')
    const address = codeValue(text, 'SITE_URL')
    const known = presentFolders(folder, [...posts, ...pages])
    return {
      contentFolders: known.length > 0 ? known : [''],
      newPostFolder: posts[0] ?? 'posts',
      underscored: null,
      notPosts: [],
      builtFolders: [...commonBuilt, 'output', 'cache', 'themes', '__pycache__'],
      staticFolders: ['images', 'files', 'galleries', ''],
      aliases: [],
      basePath: basePathOf(address),
      address: address?.replace(/\/+$/, '') ?? null,
      images: { bundle: inSite('images', '/images/'), flat: inSite('images', '/images/') },
    }
  },

  language: (folder) => pythonValue(folder.texts.get('conf.py') ?? '', 'DEFAULT_LANG'),

  punctuation: (folder) => nikolaPunctuation(settingsText(folder, ['conf.py'])),
  dialect: (folder) => nikolaDialect(settingsText(folder, ['conf.py'])),

  rules: { ...commonRules, dateKeys: ['date'] },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '<!--\n.. title: {title}\n.. slug: {slug}\n.. date: {date}\n.. tags: \n.. category: \n.. status: draft\n-->\n\n',
    dateExample: '2016-08-18 12:22:35 UTC+08:00',
  },
}

/** The folders before the `*` of `POSTS = (("posts/*.md", …), …)`, each once. */
function globFolders(text: string, name: string, otherwise: string): string[] {
  const block =
    new RegExp(`^${name}\\s*=\\s*[(\\[]([\\s\\S]*?)^[)\\]]`, 'm').exec(uncommented(text))?.[1] ?? ''
  const folders = [...block.matchAll(/[([]\s*["']([^"'*]*?)\/?\*/g)].map((found) =>
    folderName(found[1] ?? null),
  )
  const known = [...new Set(folders.filter((folder) => folder !== null))]
  return known.length > 0 ? known : [otherwise]
}
