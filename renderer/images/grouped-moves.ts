// Moves as they are read: files that keep their names and go together are one line.

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
    const [from, to] = [parted(move.from), parted(move.to)]
    const key = from.name === to.name ? `${from.folder}\0${to.folder}` : `${move.from}\0`
    together.set(key, [...(together.get(key) ?? []), move])
  }
  return [...together.values()].flatMap((those) => {
    const [first] = those
    if (!first || those.length < SEVERAL) return those.map((move) => ({ ...move, names: [] }))
    const names = those.map(({ from }) => parted(from).name)
    return [{ from: parted(first.from).folder, to: parted(first.to).folder, names }]
  })
}

function parted(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/') + 1
  return { folder: at === 0 ? './' : path.slice(0, at), name: path.slice(at) }
}

const MOST_NAMES = 12

export function nameWords(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return `${names.length} files: ${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
