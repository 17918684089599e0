// Sections of pictures laid out in rows, for a list that draws only the rows on the screen.
import type { SiteImage } from '../../shared/contract/site-images.ts'
import type { PictureSection } from './picture-list.ts'

export type GridRow =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'pictures'; readonly images: readonly SiteImage[]; readonly first: number }

/** `first` counts the pictures above, whatever section they stand in. */
export function layRows(sections: readonly PictureSection[], columns: number): readonly GridRow[] {
  const rows: GridRow[] = []
  let first = 0
  for (const { title, images } of sections) {
    if (title !== null) rows.push({ kind: 'heading', text: title })
    for (let at = 0; at < images.length; at += columns) {
      const row = images.slice(at, at + columns)
      rows.push({ kind: 'pictures', images: row, first })
      first += row.length
    }
  }
  return rows
}

/**
 * The picture that an arrow leads to from the one at `from`: sideways in the order of reading, up and down in the
 * same column, or in the last one of a shorter row.
 */
export function step(rows: readonly GridRow[], from: number, key: string): number {
  const lines = rows.flatMap((row) => (row.kind === 'pictures' ? [row] : []))
  const last = lines.at(-1)
  if (!last) return from
  const most = last.first + last.images.length - 1
  const at = lines.findIndex(({ first, images }) => from >= first && from < first + images.length)
  const line = (nth: number) => {
    const row = lines[Math.max(0, Math.min(lines.length - 1, nth))] ?? last
    const column = from - (lines[at]?.first ?? 0)
    return row.first + Math.min(column, row.images.length - 1)
  }
  switch (key) {
    case 'ArrowRight':
      return Math.min(most, from + 1)
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowDown':
      return line(at + 1)
    case 'ArrowUp':
      return line(at - 1)
    case 'PageDown':
      return line(at + 4)
    case 'PageUp':
      return line(at - 4)
    case 'Home':
      return 0
    case 'End':
      return most
    default:
      return from
  }
}
