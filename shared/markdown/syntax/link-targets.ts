// Addresses that the site's generator makes: template tags in the place of a link's target, and the marks of
// Pelican. They are kept as they stand, for the desk knows what each means in its site.
import type { TemplateTags } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import { tagAt } from './tag.ts'

/** Replaces markdown-it's reader of targets by one that takes a tag for one word, blanks and quotes included. */
export function addLinkTargets(parser: Parser, tags: TemplateTags): void {
  const { parseLinkDestination } = parser.helpers
  parser.helpers = {
    ...parser.helpers,
    parseLinkDestination(text, from, max) {
      const tag = tags === 'none' || text[from] !== '{' ? null : tagAt(text, from)
      if (!tag) return parseLinkDestination(text, from, max)
      const behind = /^[^\s()<>]*/.exec(text.slice(from + tag.source.length, max))?.[0] ?? ''
      const to = from + tag.source.length + behind.length
      return to > max
        ? parseLinkDestination(text, from, max)
        : { ok: true, pos: to, str: tag.source + behind }
    },
  }
  const { normalizeLink } = parser
  parser.normalizeLink = (address) =>
    /^(?:\{\{|\{%|[{|](?:static|attach|filename|photo)[}|])/.test(address) ? address : normalizeLink(address)
}
