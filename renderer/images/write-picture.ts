// A picture with a caption, as the posts of this site write one.
import type { ImageMarkup } from '../../shared/contract/images.ts'

export function writePicture(
  { target, caption }: { readonly target: string; readonly caption: string },
  _markup: ImageMarkup,
): string {
  return `![${caption}](${target})`
}
