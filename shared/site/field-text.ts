// Values as a front matter block of some format writes them: in the style of a value that stands already, or empty.
import type { BlockFormat } from '../frontmatter/block.ts'

/**
 * `text` as a value, quoted as `like` is. A bare one gets double quotes where YAML readers, of 1.1 or 1.2,
 * would take it for something other than this text.
 */
export function writtenLike(like: string, text: string, format: BlockFormat): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const mark = like.trim().charAt(0)
  if (format === 'toml') return mark === "'" && !line.includes("'") ? `'${line}'` : JSON.stringify(line)
  if (format === 'json') return JSON.stringify(line)
  if (format !== 'yaml') return line
  if (mark === "'") return `'${line.replaceAll("'", "''")}'`
  return mark === '"' || !isPlainInYaml(line) ? JSON.stringify(line) : line
}

/** Nothing, in the style of `like`: empty quotes, an empty list, or no value at all. */
export function emptyLike(like: string, isList: boolean, format: BlockFormat): string {
  const mark = like.trim().charAt(0)
  if (format === 'toml' || format === 'json') return isList ? '[]' : mark === "'" ? "''" : '""'
  if (format !== 'yaml') return ''
  if (isList) return '[]'
  return mark === '"' ? '""' : mark === "'" ? "''" : ''
}

// What 1.1 or 1.2 reads as a boolean, null, number, date or time.
const typed =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?(?:\.inf|\.nan)|[-+]?\.[\d_.]*(?:e[-+]?\d*)?|[-+.]?\d[\d_,.:eE+-]*|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*)$/i

/** Whether a YAML reader takes `text`, written without quotes, for exactly this text. */
export function isPlainInYaml(text: string): boolean {
  if (text === '' || typed.test(text)) return false
  // An indicator in front, a comment or a key inside, a control character, or template code.
  return !/^[-?:,[\]{}#&*!|>'"%@`=<\s]|:(?:\s|$)|\s#|\s$|\p{Cc}|\{\{|\{%/u.test(text)
}
