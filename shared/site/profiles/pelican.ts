// Pelican: content/, metadata lines above the text, {static} and {filename} in links.
import { pelicanDialect } from '../dialects/python-markdown.ts'
import { type FolderView, firstPresent, presentFolders, settingsText } from '../folder-view.ts'
import { beside, commonBuilt, commonRules, inSite, type Profile } from '../profile.ts'
import { pelicanPunctuation } from '../punctuation/python-markdown.ts'
import { basePathOf, codeValue, folderName, pythonValue } from '../settings-text.ts'

const settings = ['pelicanconf.py', 'publishconf.py']

export const pelican: Profile = {
  id: 'pelican',
  name: 'Pelican',
  settings,

  recognise(folder) {
    const config = firstPresent(folder, settings)
    if (config) return { strength: 100, marks: [config, ...presentFolders(folder, [contentFolder(folder)])] }
    const post = folder.samples.find(
      ({ head }) =>
        /^\uFEFF?title:[ \t]*\S/i.test(head) && /^date:[ \t]*\d{4}/im.test(head.split(/\n\s*\n/, 1)[0] ?? ''),
    )
    return post ? { strength: 20, marks: [post.path] } : null
  },

  layout(folder) {
    const content = contentFolder(folder)
    const at = (name: string) => (content === '' ? name : `${content}/${name}`)
    const address = codeValue(settingsText(folder, ['publishconf.py', 'pelicanconf.py']), 'SITEURL')
    return {
      contentFolders: [content],
      newPostFolder: presentFolders(folder, ['articles', 'posts', 'blog'].map(at))[0] ?? content,
      underscored: null,
      notPosts: [],
      builtFolders: [...commonBuilt, 'output', 'themes', 'plugins', '__pycache__'],
      staticFolders: [content],
      aliases: [],
      basePath: basePathOf(address),
      address: address === '' ? null : address,
      images: { bundle: beside('{attach}'), flat: inSite(at('images'), '{static}/images/') },
    }
  },

  language: (folder) => pythonValue(settingsText(folder, ['pelicanconf.py']), 'DEFAULT_LANG'),

  punctuation: (folder) => pelicanPunctuation(settingsText(folder, ['pelicanconf.py'])),
  dialect: (folder) => pelicanDialect(settingsText(folder, ['pelicanconf.py'])),

  rules: { ...commonRules, dateKeys: ['date'] },

  fresh: {
    name: 'slug',
    ending: '.md',
    text: 'Title: {title}\nDate: {date}\nCategory: \nTags: \nStatus: draft\n\n',
    dateExample: '2010-12-03 10:20',
  },
}

function contentFolder(folder: FolderView): string {
  const named = folderName(codeValue(settingsText(folder, ['pelicanconf.py']), 'PATH'))
  if (named !== null && (named === '' || folder.entries.has(`${named}/`))) return named
  return folder.entries.has('content/') ? 'content' : ''
}
