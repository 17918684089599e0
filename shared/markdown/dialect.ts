// How the generator of a site reads Markdown: what is markup there and what is text. A preview that renders more
// than the site does would promise what readers never see.
import type { HeadingIdStyle } from './heading-ids.ts'
import type { LenientEmphasis } from './syntax/lenient-emphasis.ts'
import type { MathReading } from './syntax/math.ts'
import type { Components } from './syntax/mdx.ts'
import type { WrappingHtml } from './syntax/wrapping-html.ts'

export type TemplateTags = 'none' | 'hugo' | 'liquid' | 'hexo' | 'zola' | 'nikola' | 'vue' | 'myst'

export type Dialect = {
  readonly headingIds: HeadingIdStyle
  /** Bare addresses become links. */
  readonly linkify: boolean
  /** A line break in a paragraph is one for the reader. */
  readonly breaks: boolean
  readonly definitionLists: boolean
  readonly abbreviations: boolean
  /** What opens a list of attributes behind an element. */
  readonly attributes: 'none' | '{' | '{:'
  /** `> [!NOTE]`. */
  readonly alerts: boolean
  readonly emoji: boolean
  /** `==mark==`, `++insert++`, `H~2~O`, `x^2^`. */
  readonly marks: boolean
  /** How marks of emphasis are found. */
  readonly emphasis: 'commonmark' | LenientEmphasis
  /** How many tildes strike words out. */
  readonly strikes: 'two' | 'one-or-two'
  readonly wikilinks: boolean
  /** Comments in code that mark its lines: `// highlight-next-line`, `// [!code ++]`. */
  readonly lineMarks: boolean
  /** By default: settings and plugins may say another. */
  readonly math: MathReading
  readonly templateTags: TemplateTags
  /** `::: note`, and with braces ```` ```{note} ````, roles, targets and comments of MyST. */
  readonly directives: 'none' | 'containers' | 'myst'
  /** `import`, `export`, components and expressions; or components alone. */
  readonly components: Components | null
  /** How raw HTML may hold Markdown without blank lines around it. */
  readonly wrappingHtml: WrappingHtml | null
  /** What is indented by four is code. */
  readonly indentedCode: boolean
}

const gfm: Dialect = {
  headingIds: 'github',
  linkify: true,
  breaks: false,
  definitionLists: false,
  abbreviations: false,
  attributes: 'none',
  alerts: true,
  emoji: false,
  marks: false,
  emphasis: 'commonmark',
  strikes: 'one-or-two',
  wikilinks: false,
  lineMarks: false,
  math: 'dollars',
  templateTags: 'none',
  directives: 'none',
  components: null,
  wrappingHtml: null,
  indentedCode: true,
}

const mdx: Partial<Dialect> = { components: 'mdx', wrappingHtml: 'lines' }

const pythonMarkdown: Partial<Dialect> = {
  headingIds: 'python-markdown',
  linkify: false,
  definitionLists: true,
  abbreviations: true,
  attributes: '{:',
  alerts: false,
  emphasis: 'python-markdown',
  strikes: 'two',
  wrappingHtml: 'marked',
}

/** Each generator's defaults, as its documentation tells them; `plain` is the most generous. */
const dialects: Readonly<Record<string, Partial<Dialect>>> = {
  plain: {
    definitionLists: true,
    abbreviations: true,
    attributes: '{',
    emoji: true,
    marks: true,
    strikes: 'two',
    wikilinks: true,
    directives: 'containers',
  },
  hugo: {
    headingIds: 'goldmark',
    definitionLists: true,
    attributes: '{',
    emoji: true,
    math: 'words',
    templateTags: 'hugo',
  },
  jekyll: {
    headingIds: 'kramdown',
    linkify: false,
    definitionLists: true,
    abbreviations: true,
    attributes: '{:',
    emoji: true,
    emphasis: 'kramdown',
    strikes: 'two',
    math: 'double-dollars',
    templateTags: 'liquid',
    wrappingHtml: 'marked',
  },
  astro: { lineMarks: true, directives: 'containers', ...mdx },
  eleventy: {
    indentedCode: false,
    linkify: false,
    alerts: false,
    strikes: 'two',
    math: 'words',
    templateTags: 'liquid',
  },
  hexo: { headingIds: 'hexo', breaks: true, alerts: false, math: 'words', templateTags: 'hexo' },
  pelican: pythonMarkdown,
  nikola: { ...pythonMarkdown, math: 'words', templateTags: 'nikola' },
  zola: { headingIds: 'zola', linkify: false, attributes: '{', math: 'words', templateTags: 'zola' },
  ablog: {
    headingIds: 'docutils',
    linkify: false,
    definitionLists: true,
    attributes: '{',
    alerts: false,
    strikes: 'two',
    templateTags: 'myst',
    directives: 'myst',
  },
  docusaurus: { lineMarks: true, emoji: true, attributes: '{', directives: 'containers', ...mdx },
  next: { lineMarks: true, ...mdx },
  gatsby: { lineMarks: true, ...mdx },
  vitepress: {
    headingIds: 'vitepress',
    strikes: 'two',
    lineMarks: true,
    emoji: true,
    attributes: '{',
    templateTags: 'vue',
    components: 'vue',
    directives: 'containers',
  },
}

/** The dialect of the generator with this name; that of a plain folder for any other. */
export function dialectOf(generator: string | undefined): Dialect {
  return { ...gfm, ...(dialects[generator ?? 'plain'] ?? dialects.plain) }
}
