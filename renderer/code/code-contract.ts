// What the preview asks of the highlighter's worker.
import { z } from 'zod'
import { call } from '../../shared/contract/declare.ts'

/** What a piece of code is, as the theme's own names have it. */
export const CodeKind = z.enum([
  'plain',
  'comment',
  'keyword',
  'constant',
  'string',
  'string-expression',
  'function',
  'parameter',
  'punctuation',
  'link',
  'inserted',
  'deleted',
])
export type CodeKind = z.output<typeof CodeKind>

const CodeToken = z.tuple([z.string(), CodeKind])
export type CodeToken = z.output<typeof CodeToken>
const CodeLine = z.array(CodeToken)
export type CodeLine = readonly CodeToken[]

export const codeContract = {
  /** Lines of tokens, or null for a language that no grammar is known of. */
  'code.read': call(
    z.strictObject({ language: z.string(), code: z.string() }),
    z.array(CodeLine).nullable(),
    [],
  ),
}
export type CodeContract = typeof codeContract
