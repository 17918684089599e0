// The first heading of a post, and a line of Markdown as plain words; cheap enough for ten thousand posts.

const fence = /^ {0,3}(`{3,}|~{3,}|:{3,}\{)/

/** The first heading of a Markdown text, ATX or underlined, as plain text; null where it has none. */
export function firstHeading(body: string): string | null {
  const lines = body.split(/\r\n?|\n/, 400)
  let open: string | null = null
  let inComment = false
  for (const [at, line] of lines.entries()) {
    if (inComment) {
      inComment = !line.includes('-->')
      continue
    }
    const mark = fence.exec(line)?.[1]
    if (open !== null) {
      if (mark?.startsWith(open)) open = null
      continue
    }
    if (mark && !mark.startsWith(':')) {
      open = mark
      continue
    }
    if (/^ {0,3}<!--/.test(line)) {
      inComment = !line.includes('-->')
      continue
    }
    const atx = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line)
    if (atx) {
      const text = inlineText(atx[1] ?? '')
      if (text !== '') return text
      continue
    }
    const under = lines[at + 1] ?? ''
    const setext =
      /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(under) &&
      line.trim() !== '' &&
      !/^(?: {4}|\t| {0,3}(?:[-*+>|]|\d+[.)]))/.test(line)
    if (setext) return inlineText(line) || null
    const html = /^ {0,3}<h1[^>]*>(.*?)<\/h1>/i.exec(line)
    if (html) return inlineText(html[1] ?? '') || null
  }
  return null
}

const longestTitle = 1000

/** One line of Markdown as the words that a reader sees. */
export function inlineText(markdown: string): string {
  // No title is that long; a whole file in one line is.
  return markdown
    .slice(0, longestTitle)
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\{[\w:+-]+\}`([^`]*)`/g, '$1')
    .replace(/(`+)\s?(.*?)\s?\1/g, '$2')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(?<![\p{L}\p{N}\\])(\*{1,3}|_{1,3}|~~)(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/[ \t]*\{:?[ ]?[#.][^}]*\}[ \t]*$/, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39|apos);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
  '&apos;': "'",
}
