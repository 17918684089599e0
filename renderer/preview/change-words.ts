// Most keys change words of one text: its node in the page is told the new ones, where a new element would have to be
// parsed, made harmless, dressed and compared.
import { withoutEntities } from '../../shared/markdown/unescape.ts'

/**
 * Makes `shown`, which shows the HTML `before`, show `after`. False, and nothing is done, where more than the words of
 * one text differ and the id that a heading has of them, or where the page may hold another text than the HTML says.
 * For an echo's HTML: it has none of the author's own, so that signs of markup are always marks.
 */
export function changeWords(shown: Element, before: string, after: string): boolean {
  const [was, is] = [withId(before), withId(after)]
  if (!was || !is || was.id === is.id) return changeText(shown, before, after)
  const heading = shown.firstElementChild
  if (heading?.id !== was.id || !changeText(shown, was.rest, is.rest)) return false
  heading.id = is.id
  return true
}

/** The id of a heading, and its HTML without it. */
function withId(html: string): { readonly id: string; readonly rest: string } | null {
  const [whole = '', opening = '', id = ''] = /^(<h[1-6]\b[^>]*?) id="([^"]*)"/.exec(html) ?? []
  return whole === '' ? null : { id: withoutEntities(id), rest: opening + html.slice(whole.length) }
}

function changeText(shown: Element, before: string, after: string): boolean {
  const run = changedRun(before, after)
  if (!run) return false
  const node = onlyText(shown, withoutEntities(run.before))
  // What code shows is its colours' affair.
  if (!node || node.parentElement?.closest('pre')) return false
  node.data = withoutEntities(run.after)
  return true
}

type Run = { readonly before: string; readonly after: string }

/** The text between two tags that alone differs; null where a tag does, and where such a text stands twice. */
function changedRun(before: string, after: string): Run | null {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  const from = before.lastIndexOf('>', start - 1) + 1
  const next = before.indexOf('<', from)
  const to = next === -1 ? before.length : next
  const behind = before.slice(to)
  if (to < start || !after.endsWith(behind)) return null
  const run = { before: before.slice(from, to), after: after.slice(from, after.length - behind.length) }
  if (run.before === '' || run.after === '' || /[<>]/.test(run.after)) return null
  const placed = `>${run.before}<`
  const isOnly = before.indexOf(placed) === from - 1 && before.lastIndexOf(placed) === from - 1
  return isOnly ? run : null
}

/** Null where there is none, or more than one. */
function onlyText(shown: Element, words: string): Text | null {
  const walker = shown.ownerDocument.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
  let found: Text | null = null
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (node.data !== words) continue
    if (found) return null
    found = node
  }
  return found
}
