// Moves as they are read: files that keep their names and go together are one line.
import { folderOf } from '../../shared/site/post-name.ts'
import { fileNameOf } from './picture-words.ts'

export type MovedTogether = {
  /** A file, or a folder with a slash behind it where it stands for several of its files. */
  readonly from: string
  readonly to: string
  /** Of the several files; empty where it is one. */
  readonly names: readonly string[]
}

/** So many go together before they are one line. */
const SEVERAL = 3

export function groupedMoves(
  moves: readonly { readonly from: string; readonly to: string }[],
): MovedTogether[] {
  const together = new Map<string, { readonly from: string; readonly to: string }[]>()
  for (const move of moves) {
    const isNamedAlike = fileNameOf(move.from) === fileNameOf(move.to)
    const key = isNamedAlike ? `${folderOf(move.from)}\0${folderOf(move.to)}` : `${move.from}\0`
    together.set(key, [...(together.get(key) ?? []), move])
  }
  return [...together.values()].flatMap((those) => {
    const [first] = those
    if (!first || those.length < SEVERAL) return those.map((move) => ({ ...move, names: [] }))
    return [
      {
        from: shownFolder(first.from),
        to: shownFolder(first.to),
        names: those.map(({ from }) => fileNameOf(from)),
      },
    ]
  })
}

const shownFolder = (path: string) => `${folderOf(path) || '.'}/`

const MOST_NAMES = 12

export function nameWords(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return `${names.length} files: ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
