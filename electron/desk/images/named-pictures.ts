// Which pictures templates, styles, settings and code name: searched as text, since nothing of them is run.

/** What a text names: file names in lower case and NFC, and patterns of Hugo's `GetMatch`. */
export type NamedPictures = { readonly names: readonly string[]; readonly patterns: readonly string[] }

const ending = 'png|apng|jpe?g|jpe|jfif|gif|webp|avif|svg'
/** A name's last word: what stands before a blank may be a part of it too. */
const name = new RegExp(`[^\\s/\\\\"'\`()<>=,;|{}[\\]]{1,200}\\.(?:${ending})\\b`, 'gi')
const pattern = /(?:GetMatch|Match|ByType|Get)\s{1,4}\(?["'`]([^"'`\n]{1,200})["'`]/g

/** Texts that may name a picture of the site. */
const speaking =
  /\.(?:html?|xml|css|scss|sass|less|styl|[cm]?[jt]sx?|vue|svelte|astro|njk|liquid|hbs|ejs|pug|twig|jinja2?|j2|ya?ml|toml|jsonc?|json5|py|rb|webmanifest|csv|rst|ipynb|txt)$/i

export function mayNamePictures(path: string): boolean {
  return speaking.test(path)
}

export function namedPictures(text: string): NamedPictures {
  const names = new Set<string>()
  for (const [found] of text.matchAll(name)) names.add(lastWord(found))
  const patterns = [...text.matchAll(pattern)].map(([, glob = '']) => glob.toLowerCase())
  return { names: [...names], patterns: [...new Set(patterns)] }
}

/** By what `namedPictures` would list the file of this name. */
export function lastWord(fileName: string): string {
  let plain = fileName
  try {
    plain = decodeURIComponent(fileName)
  } catch {
    // A per cent sign of its own.
  }
  const folded = plain.normalize('NFC').toLowerCase()
  return folded.split(/[\s/\\"'`()<>=,;|{}[\]]/).at(-1) ?? folded
}

/** Whether one of Hugo's patterns takes the picture; `image` and `image/*` take all that lie beside a post. */
export function matchesPattern(glob: string, fileName: string, isBesidePost: boolean): boolean {
  if (/^images?(?:\/.*)?$/.test(glob)) return isBesidePost
  if (!glob.includes('*') || /^[*/.]*$/.test(glob)) return isBesidePost && /^[*/.]*$/.test(glob)
  const tail = glob.slice(glob.lastIndexOf('/') + 1)
  const source = tail
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
    .replace(/\{([^{}]*)\}/g, (_, choices: string) => `(?:${choices.split(',').join('|')})`)
    .replace(/[{}]/g, '\\$&')
  return new RegExp(`^${source}$`).test(fileName.toLowerCase())
}
