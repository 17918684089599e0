// What a site's settings make of its generator's Markdown, as it crosses: see `MarkdownSettings` of shared/markdown.
import { z } from 'zod'

const Sign = z.enum(['--', '---', '...', '<<', '>>', '<< ', ' >>'])

const Punctuation = z.strictObject({
  by: z.enum(['goldmark', 'kramdown', 'smartypants', 'markdown-it']),
  quotes: z.tuple([z.string(), z.string(), z.string(), z.string()]).readonly().nullable(),
  apostrophe: z.string(),
  signs: z.partialRecord(Sign, z.string()),
})

const Dialect = z.strictObject({
  headingIds: z.enum([
    'github',
    'goldmark',
    'docutils',
    'kramdown',
    'python-markdown',
    'hexo',
    'zola',
    'vitepress',
  ]),
  linkify: z.boolean(),
  breaks: z.boolean(),
  definitionLists: z.boolean(),
  abbreviations: z.boolean(),
  footnotes: z.boolean(),
  taskLists: z.boolean(),
  contents: z.enum(['none', '[[toc]]', '[TOC]', '{:toc}', 'any']),
  attributes: z.array(z.enum(['heading', 'line', 'inline', 'end'])).readonly(),
  attributeMark: z.enum(['{', '{:']),
  alerts: z.enum(['none', 'github', 'vitepress']),
  emoji: z.boolean(),
  marks: z.array(z.enum(['mark', 'insert', 'subscript', 'superscript'])).readonly(),
  emphasis: z.enum(['commonmark', 'kramdown', 'python-markdown']),
  strikes: z.enum(['none', 'two', 'one-or-two']),
  html: z.enum(['raw', 'text', 'omitted']),
  wikilinks: z.boolean(),
  lineMarks: z.enum(['none', 'common', 'gatsby']),
  codeWords: z.boolean(),
  math: z.enum(['none', 'dollars', 'double-dollars', 'words']),
  mathEnvironments: z.boolean(),
  templateTags: z.enum(['none', 'hugo', 'liquid', 'eleventy', 'hexo', 'zola', 'nikola', 'vue', 'myst']),
  directives: z.enum(['none', 'containers', 'remark', 'myst', 'myst-fences', 'mystmd']),
  components: z.enum(['mdx', 'vue']).nullable(),
  mdxFiles: z.enum(['all', 'named']),
  wrappingHtml: z.enum(['marked', 'lines']).nullable(),
  admonitions: z.array(z.enum(['!!!', '???'])).readonly(),
  indentedCode: z.boolean(),
})

export const MarkdownSettings = z.strictObject({
  punctuation: Punctuation.nullable(),
  dialect: Dialect,
})
