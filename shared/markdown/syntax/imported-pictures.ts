// Pictures that MDX imports: `import lake from './lake.png'` in one place, `<Image src={lake} />` in another. They are
// kept with the definitions of the post's links, under labels that no link can have, and so count wherever those do.

import { isPictureTarget } from '../picture-name.ts'
import type { LinkTarget } from '../piece.ts'

/** What markdown-it's rules share of a post. */
export type References = { references?: Record<string, LinkTarget> }

const labelOf = (name: string) => `[${name}`
const pictureImport = /^import\s+([\w$]+)\s+from\s*(["'])([^"'\n]+)\2/gm

/** Whether a text may import something: to be asked before it is parsed for that. */
export const mayImport = (text: string) => /^import\s/m.test(text)

/** Whether a text may show something that is imported elsewhere. */
export const mayShowImports = (text: string) => /=\{|<[A-Z]/.test(text)

/** `source` are the lines of a module. */
export function defineImports(env: References, source: string): void {
  for (const [, name = '', , href = ''] of source.matchAll(pictureImport)) {
    if (!isPictureTarget(href)) continue
    env.references ??= {}
    env.references[labelOf(name)] ??= { href, title: '' }
  }
}

/** The address of the picture that an expression is, `lake` or `lake.src`; null where none was imported as that. */
export function importedPicture({ references }: References, expression: string): string | null {
  const name = /^\s*([\w$]+)(?:\.src)?\s*$/.exec(expression)?.[1]
  return name === undefined ? null : (references?.[labelOf(name)]?.href ?? null)
}
