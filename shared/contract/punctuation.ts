// What a site makes of typed quotes, dashes and dots, as it crosses: see `Punctuation` of shared/markdown.
import { z } from 'zod'

const Sign = z.enum(['--', '---', '...', '<<', '>>', '<< ', ' >>'])

export const Punctuation = z.strictObject({
  by: z.enum(['goldmark', 'kramdown', 'smartypants', 'markdown-it']),
  quotes: z.tuple([z.string(), z.string(), z.string(), z.string()]).readonly().nullable(),
  apostrophe: z.string(),
  signs: z.partialRecord(Sign, z.string()),
})
