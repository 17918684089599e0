// A photo story as the text of a post: headings, and pictures with their captions.
import type { Picture } from '../../shared/site/image-markup.ts'
import type { Story } from './story-state.ts'

/** How one picture is written. */
export type WritePicture = (picture: Picture) => string

/**
 * The blocks of the story, parted by blank lines; pictures that have no target in `targets` are left out.
 * `level` is that of the headings, 1 to 6.
 */
export function storyText(
  { groups }: Story,
  targets: ReadonlyMap<number, string>,
  level: number,
  writePicture: WritePicture,
): string {
  return groups
    .flatMap(({ title, photos }) => {
      const pictures = photos.flatMap(({ id, caption }) => {
        const target = targets.get(id)
        return target === undefined ? [] : [writePicture({ target, alt: '', caption })]
      })
      const heading = oneLine(title)
      return heading === '' || pictures.length === 0
        ? pictures
        : [`${'#'.repeat(level)} ${heading}`, ...pictures]
    })
    .join('\n\n')
}

/** The level of the headings of a story at `pos`: as the last heading above it, and never the post's own title. */
export function headingLevelAt(text: string, pos: number): number {
  const above = [...text.slice(0, pos).matchAll(/^(#{1,6})[ \t]/gm)].at(-1)?.[1]?.length ?? 2
  return Math.max(2, above)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
