// Pictures that are loaded and media that may be playing move over to where they are shown anew: nothing flickers, and
// what plays plays on.

import { isElement } from './is-element.ts'

const MEDIA = 'img[data-target], video, audio'

/** Both are in the page: what `gone` holds changes places with what shows the same in `come`. */
export function keepMedia(gone: Iterable<Node>, come: Iterable<Node>): void {
  const kept = new Map<string, Element[]>()
  for (const element of mediaIn(gone)) {
    if ('complete' in element && !element.complete) continue
    const key = keyOf(element)
    kept.set(key, [...(kept.get(key) ?? []), element])
  }
  if (kept.size === 0) return
  for (const fresh of mediaIn(come)) {
    const old = kept.get(keyOf(fresh))?.shift()
    if (!old) continue
    takeAttributes(old, fresh)
    const place = old.ownerDocument.createComment('')
    old.before(place)
    // Unlike an insertion, a move leaves it loaded and playing.
    fresh.parentElement?.moveBefore(old, fresh)
    place.replaceWith(fresh)
    swapChildren(old, fresh)
  }
}

function mediaIn(nodes: Iterable<Node>): Element[] {
  return [...nodes].flatMap((node) => {
    if (!isElement(node)) return []
    const within = [...node.querySelectorAll(MEDIA)]
    return node.matches(MEDIA) ? [node, ...within] : within
  })
}

/** What it shows: its own address and those of the sources within it. */
function keyOf(element: Element): string {
  const targets = [element, ...element.querySelectorAll('[data-target]')].map((one) =>
    one.getAttribute('data-target'),
  )
  return [element.nodeName, ...targets].join('\n')
}

/** What stands within one that is not closed is the rest of the post. */
function swapChildren(old: Element, fresh: Element): void {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]]
  const isSame =
    before.length === after.length && before.every((node, at) => node.isEqualNode(after[at] ?? null))
  if (isSame) return
  old.replaceChildren(...after)
  fresh.replaceChildren(...before)
}

/** All but the address, which is the same and would be loaded again. */
function takeAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    if (name !== 'src' && !fresh.hasAttribute(name)) old.removeAttribute(name)
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== 'src' && old.getAttribute(name) !== value) old.setAttribute(name, value)
  }
}
