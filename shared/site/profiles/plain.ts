// A folder of Markdown files that no generator claims.
import { presentFolders } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, type Profile } from '../profile.ts'

export const plain: Profile = {
  id: 'plain',
  name: 'Plain folder',
  settings: [],
  recognise: () => ({ strength: 0, marks: [] }),

  layout(folder) {
    return {
      contentFolders: [''],
      newPostFolder: presentFolders(folder, ['posts', '_posts', 'blog', 'content/posts', 'content'])[0] ?? '',
      underscored: null,
      notPosts: [],
      builtFolders: commonBuilt,
      staticFolders: ['', ...presentFolders(folder, ['static', 'public', 'assets', 'source', 'content'])],
      aliases: [
        { prefix: '@/', folder: 'src' },
        { prefix: '~/', folder: 'src' },
      ],
      basePath: '',
      address: null,
      images: {
        bundle: beside(''),
        flat: { from: 'post', folder: '{stem}-images', written: '{stem}-images/' },
      },
    }
  },

  language: () => null,

  punctuation: () => null,

  rules: { ...commonRules, titleKeys: ['title', 'newstitle'] },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: '---\ntitle: {yaml:title}\ndate: {date}\n---\n\n',
    dateExample: '2025-09-08',
  },
}
