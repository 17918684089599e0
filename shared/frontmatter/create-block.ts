// A block for a post that has none.
import type { TextChange } from '../text/change.ts'
import type { BlockFormat } from './block.ts'
import { keySource, type PlainValue, sourcesOf } from './sources.ts'

/** The formats that a block can be begun in. */
export type NewBlockFormat = Extract<BlockFormat, 'yaml' | 'toml' | 'json' | 'metadata-lines'>

/**
 * The change that opens `text` with a block of one field `key`, behind a byte order mark and with an empty line
 * before the body.
 */
export function createBlock(
  text: string,
  format: NewBlockFormat,
  key: string,
  value: PlainValue,
): readonly TextChange[] {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const lineBreak = /\r\n/.test(text.slice(0, 4096)) ? '\r\n' : '\n'
  const name = keySource(key, format) ?? 'title'
  const like = format === 'toml' || format === 'json' ? '""' : ''
  const source = sourcesOf(value, format, { like, inFlow: false, lineBreak })[0] ?? ''
  const lines = {
    yaml: ['---', `${name}: ${source}`.trimEnd(), '---'],
    toml: ['+++', `${name} = ${source}`, '+++'],
    json: ['{', `  ${name}: ${source}`, '}'],
    'metadata-lines': [`${name}: ${source}`.trimEnd()],
  }[format]
  const body = text.slice(from)
  const gap = body === '' || /^\r?\n/.test(body) ? '' : lineBreak
  return [{ from, to: from, insert: lines.join(lineBreak) + lineBreak + gap }]
}
