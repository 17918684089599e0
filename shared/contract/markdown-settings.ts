// What a site's settings make of its generator's Markdown, as it crosses: see `MarkdownSettings` of shared/markdown.
import { z } from 'zod'

const Sign = z.enum(['--', '---', '...', '<<', '>>', '<< ', ' >>'])

const Punctuation = z.strictObject({
  by: z.enum(['goldmark', 'kramdown', 'smartypants', 'markdown-it']),
  quotes: z.tuple([z.string(), z.string(), z.string(), z.string()]).readonly().nullable(),
  apostrophe: z.string(),
  signs: z.partialRecord(Sign, z.string()),
})

export const MarkdownSettings = z.strictObject({
  punctuation: Punctuation.nullable(),
  math: z.enum(['dollars', 'double-dollars', 'words']),
})
