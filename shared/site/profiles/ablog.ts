// Sphinx with ABlog, and MyST's own builder: posts anywhere below conf.py, titles in headings, dates in words.
import { mystDialect } from '../dialects/myst.ts'
import { presentFolders, settingsText } from '../folder-view.ts'
import { commonBuilt, commonRules, type Profile } from '../profile.ts'
import { sphinxPunctuation } from '../punctuation/sphinx.ts'
import { codeValue, pythonValue } from '../settings-text.ts'

const settings = ['conf.py', 'myst.yml']

export const ablog: Profile = {
  id: 'ablog',
  name: 'Sphinx (ABlog)',
  settings,

  recognise(folder) {
    const text = folder.texts.get('conf.py') ?? ''
    const blog = presentFolders(folder, ['blog', 'posts'])
    // Nikola has a conf.py too; it sets BLOG_TITLE and POSTS and names no extensions.
    if (/["']ablog["']|^import ablog|^blog_(?:title|path|baseurl)\s*=/m.test(text)) {
      return { strength: 100, marks: ['conf.py', ...blog] }
    }
    if (/^extensions\s*\+?=/m.test(text) && !/^BLOG_TITLE\s*=/m.test(text)) {
      return { strength: blog.length > 0 ? 80 : 40, marks: ['conf.py', ...blog] }
    }
    if (folder.entries.has('myst.yml'))
      return { strength: blog.length > 0 ? 80 : 60, marks: ['myst.yml', ...blog] }
    const post = folder.samples.find(({ head }) =>
      /^blogpost\s*:\s*["']?true|^(?:`{3,}|:{3,})\{post\}/im.test(head),
    )
    return post ? { strength: 30, marks: [`blogpost in ${post.path}`] } : null
  },

  layout(folder) {
    const address = codeValue(settingsText(folder, ['conf.py']), 'blog_baseurl')
    const images = { from: 'post', folder: '{stem}-images', written: '{stem}-images/' } as const
    return {
      contentFolders: [''],
      newPostFolder: presentFolders(folder, ['blog', 'posts'])[0] ?? '',
      underscored: ['_posts', '_drafts'],
      notPosts: [],
      builtFolders: [...commonBuilt, '_website', '_static', '_templates', 'build'],
      staticFolders: ['', '_static'],
      aliases: [],
      basePath: '',
      address: address === '' ? null : (address?.replace(/\/+$/, '') ?? null),
      images: { bundle: { from: 'post', folder: '', written: '' }, flat: images },
    }
  },

  language: (folder) => pythonValue(settingsText(folder, ['conf.py']), 'language'),

  punctuation: (folder) => sphinxPunctuation(settingsText(folder, ['conf.py'])),
  dialect: mystDialect,

  rules: { ...commonRules, dateKeys: ['date'], undatedIsDraft: true },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\nblogpost: true\ndate: {date}\ncategory:\ntags:\n---\n\n# {title}\n\n',
    dateExample: 'July 27, 2025',
  },
}
