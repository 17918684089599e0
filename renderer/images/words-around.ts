// The words of a post around a picture, for an author who describes it to remember what they wrote about it.

const MOST = 220

/** Plain words without marks: the last ones before `from` and the first ones from `to` on, cut at whole words. */
export function wordsAround(
  text: string,
  bodyFrom: number,
  from: number,
  to: number,
): { readonly before: string; readonly after: string } {
  const before = plain(text.slice(Math.max(bodyFrom, from - 1500), from))
  const after = plain(text.slice(to, to + 1500))
  return {
    before: before.length <= MOST ? before : `… ${before.slice(-MOST).replace(/^\S*\s/, '')}`,
    after: after.length <= MOST ? after : `${after.slice(0, MOST).replace(/\s\S*$/, '')} …`,
  }
}

function plain(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, ' ')
    .replace(/^[ \t>*+-]*(?:`{3,}|~{3,}|:{3,})(?:\{.*(?:\n[ \t>]*:[\w-]+:.*)*)?$/gm, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/^[ \t]*(?:>[ \t]*|(?:#{1,6}|[-*+]|\d+\.)[ \t]+)+/gm, '')
    .replace(/[*_`~]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
