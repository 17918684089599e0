// Definition lists. markdown-it's plug-in asks of the whole list whether its definitions are paragraphs; goldmark and
// kramdown ask it of each: where no blank line stands before one, its first paragraph is none.
import { dl } from '@mdit/plugin-dl'
import type { StateCore } from 'markdown-it'
import type { Parser } from '../tokens.ts'

export function addDefinitionLists(parser: Parser, isAskedOfEach: boolean): void {
  parser.use(dl)
  if (isAskedOfEach) parser.core.ruler.after('block', 'each_definition', eachDefinition)
}

function eachDefinition({ src, tokens }: StateCore): void {
  let lines: readonly string[] | null = null
  for (const [at, token] of tokens.entries()) {
    const [opening, closing] = [tokens[at + 1], tokens[at + 3]]
    if (token.type !== 'dd_open' || opening?.type !== 'paragraph_open' || !opening.map || !closing) continue
    lines ??= src.split('\n')
    const isBehindBlank = /^[\s>]*$/.test(lines[opening.map[0] - 1] ?? '')
    opening.hidden = !isBehindBlank
    closing.hidden = !isBehindBlank
  }
}
