// What a site makes of typed quotes, dashes and dots, as it crosses: see `Punctuation` of shared/markdown.
import { z } from 'zod'

const Sign = z.enum(['--', '---', '...', '<<', '>>', '<< ', ' >>'])
const Mark = z.string().max(40)

export const Punctuation = z.strictObject({
  by: z.enum(['goldmark', 'kramdown', 'smartypants', 'markdown-it']),
  quotes: z.tuple([Mark, Mark, Mark, Mark]).readonly().nullable(),
  apostrophe: Mark,
  signs: z.partialRecord(Sign, Mark),
})
