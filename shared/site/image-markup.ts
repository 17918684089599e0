// A picture with its caption, and several together, as a site writes them.
import type { ImageMarkup } from '../contract/images.ts'
import { plainOrQuoted } from './alt-in-directive.ts'
import { oneLine } from './alt-place.ts'
import {
  attributeSpelling,
  escapedParameter,
  escapeInline,
  htmlSpelling,
  inlineSpelling,
  paragraphSpelling,
  parameterSpelling,
  titleSpelling,
} from './caption-spelling.ts'
import type { ProfileId } from './profile.ts'

export type Picture = {
  /** As it stands in the post. */
  readonly target: string
  readonly alt: string
  /** Plain text; `` for none. */
  readonly caption: string
}

/**
 * One picture as the site writes it; without a caption a plain one. No line break at either end. An alt text that is
 * not said is not written: one that is there and empty would say that the picture is decorative.
 */
export function pictureMarkup(
  { target, alt, caption }: Picture,
  markup: ImageMarkup,
  profile: ProfileId,
): string {
  const [about, words] = [oneLine(alt), oneLine(caption)]
  if (words === '') return plainPicture(target, about)
  switch (markup.caption) {
    case 'alt':
      // Where both are said, neither is lost.
      return about === '' || about === words
        ? plainPicture(target, words)
        : titledPicture(target, about, words)
    case 'title':
      return titledPicture(target, about, words)
    case 'line':
      return `${plainPicture(target, about)}\n*${inlineSpelling(profile).write(words)}*`
    case 'shortcode': {
      const said = about === '' ? '' : ` alt="${escapedParameter(about)}"`
      return `{{< figure src="${escapedParameter(target)}"${said} caption="${parameterSpelling.write(words)}" >}}`
    }
    case 'directive': {
      const option = about === '' ? '' : `:alt: ${plainOrQuoted(about)}\n`
      return `\`\`\`{figure} ${target}\n${option}\n${paragraphSpelling(profile).write(words)}\n\`\`\``
    }
    case 'html': {
      const { write } = attributeSpelling(profile)
      const said = about === '' ? '' : ` alt="${write(about)}"`
      const below = htmlSpelling(profile).write(words)
      return `<figure>\n  <img src="${write(target)}"${said} />\n  <figcaption>${below}</figcaption>\n</figure>`
    }
  }
}

/**
 * Several pictures: each on a line of its own, together in the site's gallery, or as a table of three columns.
 * No line break at either end.
 */
export function galleryMarkup(
  pictures: readonly Picture[],
  together: 'lines' | 'gallery' | 'table',
  markup: ImageMarkup,
  profile: ProfileId,
): string {
  if (together === 'table') return tableMarkup(pictures)
  const each = pictures.map((picture) => pictureMarkup(picture, markup, profile))
  const lines = each.join('\n\n')
  if (together === 'lines') return lines
  if (markup.gallery === 'shortcode') return `{{< gallery >}}\n${lines}\n{{< /gallery >}}`
  // kramdown reads Markdown within a block of HTML only where it is told to.
  const told = profile === 'jekyll' ? ' markdown="1"' : ''
  return `<div class="gallery"${told}>\n\n${lines}\n\n</div>`
}

function tableMarkup(pictures: readonly Picture[]): string {
  const columns = Math.min(3, Math.max(1, pictures.length))
  const cells = pictures.map(({ target, alt, caption }) => {
    const words = oneLine(caption)
    const shown = plainPicture(target, oneLine(alt)) + (words === '' ? '' : `<br />${escapeInline(words)}`)
    // An entity, since tables read a backslash before a pipe in ways of their own.
    return shown.replace(/\\?\|/g, '&#124;')
  })
  const row = (from: number) =>
    `| ${Array.from({ length: columns }, (_, nth) => cells[from + nth] ?? '').join(' | ')} |`
  const rows = [row(0), `|${' --- |'.repeat(columns)}`]
  for (let from = columns; from < cells.length; from += columns) rows.push(row(from))
  return rows.join('\n')
}

function plainPicture(target: string, alt: string): string {
  return `![${escapeInline(alt)}](${destination(target)})`
}

function titledPicture(target: string, alt: string, title: string): string {
  return `![${escapeInline(alt)}](${destination(target)} "${titleSpelling().write(title)}")`
}

/** CommonMark 0.31, section 6.3: what is no plain destination stands in pointed brackets. */
function destination(target: string): string {
  const plain = target.replace(/[\r\n]+/g, '')
  return /^[^\s()<>\p{Cc}]+$/u.test(plain) ? plain : `<${plain.replace(/[<>]/g, '\\$&')}>`
}
