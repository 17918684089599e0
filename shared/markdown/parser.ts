// The markdown-it chain of posts: CommonMark and GitHub's extensions, and what the site's generator reads besides.
import { abbr } from '@mdit/plugin-abbr'
import { attrs } from '@mdit/plugin-attrs'
import { ins } from '@mdit/plugin-ins'
import { mark } from '@mdit/plugin-mark'
import { sub } from '@mdit/plugin-sub'
import { sup } from '@mdit/plugin-sup'
import { tasklist } from '@mdit/plugin-tasklist'
import MarkdownIt from 'markdown-it'
import { addContentsList } from './contents-list.ts'
import type { Dialect } from './dialect.ts'
import { addFootnotes } from './footnotes.ts'
import { defaultSettings, type MarkdownSettings } from './markdown-settings.ts'
import { addAlerts } from './syntax/alerts.ts'
import { addAttributeLines } from './syntax/attribute-lines.ts'
import { addAuthorMarks } from './syntax/author-marks.ts'
import { addBareLinks } from './syntax/bare-links.ts'
import { addCodeBlocks } from './syntax/code-blocks.ts'
import { addComments } from './syntax/comments.ts'
import { addDefinitionLists } from './syntax/definition-lists.ts'
import { addDirectives } from './syntax/directives.ts'
import { addEmbeds } from './syntax/embeds.ts'
import { addEmoji } from './syntax/emoji.ts'
import { addEndAttributes } from './syntax/end-attributes.ts'
import { addHeadingAttributes } from './syntax/heading-attributes.ts'
import { addLenientEmphasis } from './syntax/lenient-emphasis.ts'
import { addLinkTargets } from './syntax/link-targets.ts'
import { addMath, type RenderMath } from './syntax/math.ts'
import { addMathEnvironments } from './syntax/math-environments.ts'
import { addMdx } from './syntax/mdx.ts'
import { addMyst } from './syntax/myst.ts'
import { addNunjucksComments } from './syntax/nunjucks-comments.ts'
import { omitHtml } from './syntax/omitted-html.ts'
import { addPairedTags } from './syntax/paired-tags.ts'
import { addPythonMarkdown } from './syntax/python-markdown.ts'
import { addSmartPunctuation } from './syntax/smart-punctuation.ts'
import { addStrikethrough } from './syntax/strikethrough.ts'
import { addTemplateTags } from './syntax/template-tags.ts'
import { addWikilinks } from './syntax/wikilinks.ts'
import { addWrappingHtml } from './syntax/wrapping-html.ts'
import type { Parser } from './tokens.ts'

/** A parser that knows whose posts it reads. */
export type PostParser = Parser & { readonly dialect: Dialect; readonly generator: string | undefined }

/**
 * The parser of the posts of a generator's site. Raw HTML passes as it stands; whoever shows it has to sanitise it.
 * `settings` are what the site's own settings make of it. `renderMath` makes MathML of TeX; without it TeX is shown as it is written.
 */
export function postParser(
  generator?: string,
  { punctuation, dialect }: MarkdownSettings = defaultSettings(generator),
  renderMath?: RenderMath,
): PostParser {
  const { linkify, breaks } = dialect
  const parser = new MarkdownIt({ html: dialect.html !== 'text', linkify, typographer: false, breaks })
  if (dialect.html === 'omitted') omitHtml(parser)
  if (linkify) addBareLinks(parser)
  if (dialect.taskLists) {
    parser.use(tasklist, { label: false })
    namelessBoxes(parser)
  }
  emptyQuoteAsInSpec(parser)
  if (dialect.footnotes) addFootnotes(parser)
  addContentsList(parser, dialect.contents)
  addComments(parser)
  if (dialect.templateTags === 'hexo' || dialect.templateTags === 'eleventy') addNunjucksComments(parser)
  addEmbeds(parser)
  addCodeBlocks(parser, dialect)
  if (dialect.attributes.includes('heading')) addHeadingAttributes(parser)
  addMath(parser, dialect.math, renderMath)
  if (dialect.mathEnvironments) addMathEnvironments(parser)
  addLinkTargets(parser, dialect.templateTags)
  if (dialect.alerts !== 'none') addAlerts(parser, dialect.wikilinks ? 'obsidian' : dialect.alerts)
  const asksEach = dialect.headingIds === 'goldmark' || dialect.headingIds === 'kramdown'
  if (dialect.definitionLists) addDefinitionLists(parser, asksEach)
  if (dialect.abbreviations) parser.use(abbr)
  if (dialect.emoji) addEmoji(parser)
  for (const one of dialect.marks) parser.use(marks[one])
  if (dialect.emphasis !== 'commonmark') addLenientEmphasis(parser, dialect.emphasis)
  if (dialect.strikes === 'one-or-two') addStrikethrough(parser)
  if (dialect.strikes === 'none') parser.inline.ruler.disable('strikethrough')
  if (punctuation !== null) addSmartPunctuation(parser, punctuation)
  if (dialect.wikilinks) addWikilinks(parser)
  if (dialect.templateTags !== 'none') addTemplateTags(parser, dialect.templateTags)
  if (dialect.directives !== 'none') addDirectives(parser, dialect.directives)
  if (dialect.directives.startsWith('myst')) addMyst(parser)
  if (dialect.wrappingHtml !== null) addWrappingHtml(parser, dialect.wrappingHtml)
  if (dialect.components !== null) addMdx(parser, dialect.components)
  if (dialect.templateTags !== 'none' || dialect.components !== null) addPairedTags(parser)
  if (!dialect.indentedCode) parser.block.ruler.disable('code')
  if (dialect.headingIds === 'python-markdown') addPythonMarkdown(parser, dialect.admonitions)
  addAuthorMarks(parser, dialect)
  addAttributes(parser, dialect)
  addAlignments(parser)
  addSourceLines(parser)
  return Object.assign(parser, { dialect, generator })
}

const marks = { mark, insert: ins, subscript: sub, superscript: sup }

function addAttributes(parser: Parser, { attributes, attributeMark, headingIds }: Dialect): void {
  if (attributes.includes('line')) addAttributeLines(parser, attributeMark)
  if (attributes.includes('inline')) {
    const allowed = ['id', 'class', 'width', 'height']
    // Python-Markdown takes a list with a colon and one without.
    const lefts = headingIds === 'python-markdown' ? ['{:', '{'] : [attributeMark]
    for (const left of lefts) parser.use(attrs, { left, rule: ['inline'], allowed })
  }
  if (attributes.includes('end')) addEndAttributes(parser)
}

/** CommonMark and nothing else, with raw HTML as it stands: what the specification's examples are run against. */
export function commonmarkParser(): Parser {
  const parser = new MarkdownIt('commonmark')
  emptyQuoteAsInSpec(parser)
  return parser
}

/** An empty block quote has a line break inside in CommonMark's examples (218, 239, 240). */
function emptyQuoteAsInSpec(parser: Parser): void {
  parser.renderer.rules.blockquote_open = (tokens, at, options, _env, renderer) => {
    const opened = renderer.renderToken(tokens, at, options)
    return tokens[at + 1]?.type === 'blockquote_close' && !opened.endsWith('\n') ? `${opened}\n` : opened
  }
}

/** The plugin counts the boxes of a post for ids that nothing uses; a block must not depend on those above. */
function namelessBoxes(parser: Parser): void {
  parser.core.ruler.push('nameless_boxes', ({ tokens }) => {
    for (const box of tokens.flatMap(({ children }) => children ?? [])) {
      if (box.type === 'checkbox_input') box.attrs = box.attrs?.filter(([name]) => name !== 'id') ?? null
    }
  })
}

/** As an attribute of its own, which is harmless where a style is not. */
function addAlignments(parser: Parser): void {
  parser.core.ruler.push('alignments', ({ tokens }) => {
    for (const token of tokens) {
      if (token.type !== 'th_open' && token.type !== 'td_open') continue
      const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? []
      if (side) token.attrs = [['align', side]]
    }
  })
}

/**
 * Every block knows the line of the source that it begins at, counted from its top-level block's first line, and
 * what holds words also the one behind its last: blank lines of a list or a quote are nobody's.
 */
function addSourceLines(parser: Parser): void {
  parser.core.ruler.push('source_lines', ({ tokens }) => {
    let top = 0
    let depth = 0
    for (const [at, token] of tokens.entries()) {
      const isTop = depth === 0
      depth += token.nesting
      if (!token.map || token.nesting < 0) continue
      if (isTop) top = token.map[0]
      else if (token.block && token.type !== 'inline') token.attrSet('data-line', String(token.map[0] - top))
      if (isTop || (token.type !== 'paragraph_open' && token.type !== 'tr_open')) continue
      // The paragraph of a tight list leaves no element of its own.
      const holder = token.hidden ? tokens[at - 1] : token
      holder?.attrSet('data-to', String(token.map[1] - top))
    }
  })
}
