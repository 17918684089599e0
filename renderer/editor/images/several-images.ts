// Several pictures together, as the text of a post.
import type { ImageMarkup, ImageSettings } from '../../../shared/contract/images.ts'
import { escapedAlt } from '../../../shared/site/alt-in-markdown.ts'

export type SeveralForm = ImageSettings['several']
export type WrittenImage = { readonly target: string; readonly alt: string }

export function severalMarkup(
  images: readonly WrittenImage[],
  form: SeveralForm,
  markup: ImageMarkup,
): string {
  const written = images.map(({ target, alt }) => `![${escapedAlt(alt)}](${target})`)
  if (images.length < 2 || form === 'lines') return written.join('\n\n')
  if (form === 'table') return table(written)
  return markup.gallery === 'html'
    ? `<div class="gallery">\n\n${written.join('\n')}\n\n</div>`
    : `{{< gallery >}}\n${written.join('\n')}\n{{< /gallery >}}`
}

/** Two beside each other, or three where that fills the rows. */
function table(cells: readonly string[]): string {
  const columns = cells.length % 3 === 0 ? 3 : 2
  const row = (those: readonly string[]) =>
    `|${Array.from({ length: columns }, (_, nth) => ` ${those[nth] ?? ''} `).join('|')}|`
  const rows: string[] = []
  for (let at = 0; at < cells.length; at += columns) rows.push(row(cells.slice(at, at + columns)))
  const [first = '', ...others] = rows
  return [first, `|${' --- |'.repeat(columns)}`, ...others].join('\n')
}
