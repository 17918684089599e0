// How large a drawing says it is.
import { drawingText } from './drawing-text.ts'

type Size = { readonly widthPx: number | null; readonly heightPx: number | null }

/** From `width` and `height` of the root element where both are plain pixels; else null. */
export function drawingSize(bytes: Uint8Array): Size {
  const root = /<(?:[\w.-]+:)?svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(drawingText(bytes) ?? '')?.[0] ?? ''
  const side = (name: string) => {
    const length = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*["']`).exec(root)?.[1]
    return length === undefined ? null : Math.round(Number(length))
  }
  const [widthPx, heightPx] = [side('width'), side('height')]
  return widthPx === null || heightPx === null ? { widthPx: null, heightPx: null } : { widthPx, heightPx }
}
