// How the generator of a site reads Markdown: what is markup there and what is text. A preview that renders more
// than the site does would promise what readers never see.
import type { ContentsMark } from './contents-list.ts'
import type { HeadingIdStyle } from './heading-ids.ts'
import type { AlertReading } from './syntax/alerts.ts'
import type { LenientEmphasis } from './syntax/lenient-emphasis.ts'
import type { MathReading } from './syntax/math.ts'
import type { Components } from './syntax/mdx.ts'
import type { AdmonitionMark } from './syntax/python-markdown.ts'
import type { WrappingHtml } from './syntax/wrapping-html.ts'

/** Eleventy's are Liquid's or Nunjucks', as settings and any post may say. */
export type TemplateTags =
  | 'none'
  | 'hugo'
  | 'liquid'
  | 'eleventy'
  | 'hexo'
  | 'zola'
  | 'nikola'
  | 'vue'
  | 'myst'

/** `==mark==`, `++insert++`, `H~2~O`, `x^2^`. */
export type Mark = 'mark' | 'insert' | 'subscript' | 'superscript'

export type AttributePlace = 'heading' | 'line' | 'inline' | 'end'

export type Dialect = {
  readonly headingIds: HeadingIdStyle
  /** Bare addresses become links. */
  readonly linkify: boolean
  /** A line break in a paragraph is one for the reader. */
  readonly breaks: boolean
  readonly definitionLists: boolean
  readonly abbreviations: boolean
  readonly footnotes: boolean
  /** `- [ ] to do`. */
  readonly taskLists: boolean
  /** What asks for a list of the post's headings. */
  readonly contents: ContentsMark
  /**
   * Where lists of attributes may stand: behind headings, on lines of their own, behind what stands in a line, behind
   * the last word of any block.
   */
  readonly attributes: readonly AttributePlace[]
  /** What opens one. */
  readonly attributeMark: '{' | '{:'
  /** `> [!NOTE]`, with whose names and titles; Obsidian's where wikilinks are read. */
  readonly alerts: 'none' | Exclude<AlertReading, 'obsidian'>
  readonly emoji: boolean
  readonly marks: readonly Mark[]
  /** How marks of emphasis are found. */
  readonly emphasis: 'commonmark' | LenientEmphasis
  /** How many tildes strike words out. */
  readonly strikes: 'none' | 'two' | 'one-or-two'
  /** What becomes of raw HTML: it passes, is shown as it is written, or left out. */
  readonly html: 'raw' | 'text' | 'omitted'
  readonly wikilinks: boolean
  /**
   * Comments in code that mark its lines: `// highlight-next-line`, `// [!code ++]`; or those of gatsby-remark-prismjs,
   * which hide lines, too.
   */
  readonly lineMarks: 'none' | 'common' | 'gatsby'
  /** Words behind a fence that are marked in its code: `"word"`, `ins="word"`, `/pattern/`. */
  readonly codeWords: boolean
  /** By default: settings and plugins may say another. */
  readonly math: MathReading
  /** `\\begin{align}` is a formula without any other mark. */
  readonly mathEnvironments: boolean
  readonly templateTags: TemplateTags
  /**
   * `::: note Title`; `:::note[Title]` and nothing else, as remark-directive reads it; and ```` ```{note} ```` with
   * braces, roles, targets and comments of MyST, where colons may be words: in Sphinx, or in mystmd.
   */
  readonly directives: 'none' | 'containers' | 'remark' | 'myst' | 'myst-fences' | 'mystmd'
  /** `import`, `export`, components and expressions; or components alone. */
  readonly components: Components | null
  /** Where posts are MDX: all of them, or those named `.mdx`. */
  readonly mdxFiles: 'all' | 'named'
  /** How raw HTML may hold Markdown without blank lines around it. */
  readonly wrappingHtml: WrappingHtml | null
  /** What opens a box of Python-Markdown, and one that folds. */
  readonly admonitions: readonly AdmonitionMark[]
  /** What is indented by four is code. */
  readonly indentedCode: boolean
}

const everywhere: readonly AttributePlace[] = ['heading', 'line', 'inline']
/** Of markdown-it-attrs. */
export const withBlockEnds: readonly AttributePlace[] = [...everywhere, 'end']

const gfm: Dialect = {
  headingIds: 'github',
  linkify: true,
  breaks: false,
  definitionLists: false,
  abbreviations: false,
  footnotes: true,
  taskLists: true,
  contents: 'any',
  attributes: [],
  attributeMark: '{',
  alerts: 'github',
  emoji: false,
  marks: [],
  emphasis: 'commonmark',
  strikes: 'one-or-two',
  html: 'raw',
  wikilinks: false,
  lineMarks: 'none',
  codeWords: false,
  math: 'dollars',
  mathEnvironments: false,
  templateTags: 'none',
  directives: 'none',
  components: null,
  mdxFiles: 'all',
  wrappingHtml: null,
  admonitions: [],
  indentedCode: true,
}

const mdx: Partial<Dialect> = { components: 'mdx', wrappingHtml: 'lines' }

/** What a dialect with MDX is without it. */
export const noMdx: Partial<Dialect> = { components: null, wrappingHtml: null }

const pythonMarkdown: Partial<Dialect> = {
  headingIds: 'python-markdown',
  linkify: false,
  definitionLists: true,
  abbreviations: true,
  attributes: everywhere,
  attributeMark: '{:',
  alerts: 'none',
  emphasis: 'python-markdown',
  strikes: 'none',
  taskLists: false,
  wrappingHtml: 'marked',
  admonitions: ['!!!', '???'],
}

/** Each generator's defaults, as its documentation tells them; `plain` is the most generous. */
const dialects: Readonly<Record<string, Partial<Dialect>>> = {
  plain: {
    definitionLists: true,
    abbreviations: true,
    attributes: everywhere,
    emoji: true,
    marks: ['mark', 'insert', 'subscript', 'superscript'],
    strikes: 'two',
    wikilinks: true,
    directives: 'containers',
  },
  hugo: {
    headingIds: 'goldmark',
    definitionLists: true,
    attributes: everywhere,
    emoji: true,
    math: 'words',
    templateTags: 'hugo',
  },
  jekyll: {
    headingIds: 'kramdown',
    linkify: false,
    definitionLists: true,
    abbreviations: true,
    attributes: everywhere,
    attributeMark: '{:',
    emoji: true,
    emphasis: 'kramdown',
    strikes: 'two',
    math: 'double-dollars',
    templateTags: 'liquid',
    wrappingHtml: 'marked',
  },
  astro: { lineMarks: 'common', codeWords: true, directives: 'remark', ...mdx, mdxFiles: 'named' },
  eleventy: {
    indentedCode: false,
    linkify: false,
    alerts: 'none',
    strikes: 'two',
    math: 'words',
    templateTags: 'eleventy',
  },
  hexo: { headingIds: 'hexo', breaks: true, alerts: 'none', math: 'words', templateTags: 'hexo' },
  pelican: pythonMarkdown,
  nikola: { ...pythonMarkdown, math: 'words', templateTags: 'nikola' },
  zola: { headingIds: 'zola', linkify: false, attributes: ['heading'], math: 'words', templateTags: 'zola' },
  ablog: {
    headingIds: 'docutils',
    linkify: false,
    definitionLists: true,
    attributes: everywhere,
    alerts: 'none',
    strikes: 'two',
    mathEnvironments: true,
    templateTags: 'myst',
    directives: 'myst',
  },
  docusaurus: { lineMarks: 'common', emoji: true, attributes: ['heading'], directives: 'containers', ...mdx },
  next: { lineMarks: 'common', ...mdx },
  gatsby: { lineMarks: 'gatsby', ...mdx, mdxFiles: 'named' },
  vitepress: {
    headingIds: 'vitepress',
    strikes: 'two',
    alerts: 'vitepress',
    lineMarks: 'common',
    emoji: true,
    attributes: withBlockEnds,
    templateTags: 'vue',
    components: 'vue',
    directives: 'containers',
  },
}

/** The dialect of the generator with this name; that of a plain folder for any other. */
export function dialectOf(generator: string | undefined): Dialect {
  return { ...gfm, ...(dialects[generator ?? 'plain'] ?? dialects.plain) }
}
