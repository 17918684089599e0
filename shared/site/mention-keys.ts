// By which names a mention may call a file: so that of many posts only those are asked that may mean it.
import { folderOf, slugOf, stemOf } from './post-name.ts'
import { decoded } from './target.ts'

/** What a mention is filed under that names only a folder, or nothing: it may mean any post that is an index. */
export const anyFolder = ''

/** The keys of the last name in `target`. */
export function targetKeys(target: string): readonly string[] {
  const cut = target.replace(/[?#].*$/s, '')
  return [...new Set([keyOf(lastName(cut)), keyOf(lastName(target))])]
}

/** The keys under which mentions of the file at `path` are filed, whatever their form. */
export function fileKeys(path: string): readonly string[] {
  const names = [lastName(path), stemOf(path), slugOf(path)]
  if (/(?:^|\/)index\.[^/]+$/i.test(path)) names.push(lastName(folderOf(path)), '')
  return [...new Set(names.map(keyOf))]
}

function lastName(path: string): string {
  const segments = decoded(path).split('/')
  return segments.findLast((one) => one !== '' && one !== '.' && one !== '..') ?? ''
}

function keyOf(name: string): string {
  return name
    .replace(/\.[^.]*$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]+/, '')
    .normalize('NFC')
    .toLowerCase()
}
