// What authors call things that Galley names otherwise: the palette finds a command by these, too.

/** By the command's id; a word is found by its beginning. */
export const otherWords: Readonly<Record<string, string>> = {
  'site.open': 'directory blog project',
  'post.new': 'create draft file',
  'post.address': 'url permalink link',
  'post.move': 'slug file folder',
  'post.front-matter': 'yaml toml metadata properties',
  'post.images': 'insert image photo file',
  'images.all': 'images photos media assets orphans unused missing',
  'images.settings': 'images compress resize webp avif quality folder originals exif location',
  'images.describe': 'alt texts captions images accessibility',
  'images.story': 'gallery images album',
  'view.preview': 'read',
  'view.library': 'sidebar posts list',
  'panel.details': 'front matter fields form tags date metadata',
  'panel.images': 'pictures photos media',
  'panel.publish': 'git commit push export',
  'focus.search': 'find filter library',
  'theme.light': 'theme day appearance',
  'theme.dark': 'theme night appearance',
  'theme.system': 'theme appearance',
  spelling: 'spell check',
}
