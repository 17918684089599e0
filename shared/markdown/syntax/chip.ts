// What the preview shows where the site's generator will put something that only it can make: a labelled chip.
import { escapeHtml } from '../../text/escape-html.ts'

/** In a line. `source` is told on demand. */
export function chip(label: string, source: string): string {
  return `<span class="chip" dir="ltr" title="${escapeHtml(source.slice(0, 500))}">${escapeHtml(label)}</span>`
}

/** A line of its own. */
export function chipBlock(label: string, source: string): string {
  return `<div class="chip-line">${chip(label, source)}</div>\n`
}

/** Something of the web that readers will find there: never fetched here. */
export function webCard(kind: string, address: string): string {
  const shown = address.replace(/^https?:\/\/(?:www\.)?/, '')
  return `<div class="chip-line"><a class="chip" href="${escapeHtml(address)}">${escapeHtml(kind)} · ${escapeHtml(shown)}</a></div>\n`
}
