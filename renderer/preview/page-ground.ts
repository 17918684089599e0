// What the words of the preview's page stand on: light or dark, whatever light was asked for.

export type Ground = 'light' | 'dark'

/** By the first background on the way up from `element` that covers what is below. */
export function groundOf(element: Element): Ground {
  const view = element.ownerDocument.defaultView
  if (!view) return 'light'
  for (let at: Element | null = element; at; at = at.parentElement) {
    const painted = pixelOf(view.getComputedStyle(at).backgroundColor)
    if (painted.alpha > 0.5) return painted.luminance < 0.4 ? 'dark' : 'light'
  }
  const { colorScheme } = view.getComputedStyle(element.ownerDocument.documentElement)
  return /\bdark\b/.test(colorScheme) && !/\blight\b/.test(colorScheme) ? 'dark' : 'light'
}

/** The ground of code in `post`, as its page has it. */
export function codeGround(post: Element): Ground {
  const pre = post.ownerDocument.createElement('pre')
  const code = post.ownerDocument.createElement('code')
  pre.append(code)
  post.append(pre)
  const ground = groundOf(code)
  pre.remove()
  return ground
}

/** Any colour that CSS knows, as a screen shows it; both from 0 to 1. */
function pixelOf(color: string): { readonly luminance: number; readonly alpha: number } {
  const pixel = new OffscreenCanvas(1, 1).getContext('2d')
  if (!pixel) return { luminance: 1, alpha: 0 }
  pixel.fillStyle = color
  pixel.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data
  return { luminance: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255, alpha: alpha / 255 }
}
