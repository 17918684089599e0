// The ways of the arrow keys through the contact sheet.
import type { KeyboardEvent } from 'react'
import type { StoryPhoto } from './story-state.ts'

/** The photograph that a key leads to: sideways in order, up and down the nearest one of the line there. */
export function neighbour(
  event: KeyboardEvent,
  photos: readonly StoryPhoto[],
  at: number,
  sheet: HTMLElement | null,
): number | null {
  switch (event.key) {
    case 'ArrowRight':
      return photos[at + 1]?.id ?? null
    case 'ArrowLeft':
      return photos[at - 1]?.id ?? null
    case 'Home':
      return photos[0]?.id ?? null
    case 'End':
      return photos.at(-1)?.id ?? null
    default:
      return nearestLine(event.currentTarget, event.key === 'ArrowDown', sheet)
  }
}

function nearestLine(from: Element, down: boolean, sheet: HTMLElement | null): number | null {
  const here = from.getBoundingClientRect()
  const centre = (box: DOMRect) => box.left + box.width / 2
  let best: { readonly id: number; readonly dy: number; readonly dx: number } | null = null
  for (const element of sheet?.querySelectorAll<HTMLElement>('[data-photo]') ?? []) {
    const box = element.querySelector('.story-photo')?.getBoundingClientRect()
    if (!box) continue
    const dy = down ? box.top - here.top : here.top - box.top
    if (dy < here.height / 2) continue
    const dx = Math.abs(centre(box) - centre(here))
    if (best === null || dy < best.dy - 4 || (Math.abs(dy - best.dy) <= 4 && dx < best.dx)) {
      best = { id: Number(element.dataset.photo), dy, dx }
    }
  }
  return best?.id ?? null
}
