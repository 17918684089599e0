// Text as YAML scalars that every reader takes for just this text: YAML 1.1 (Psych, PyYAML, js-yaml 3) and 1.2
// alike. Sources: yaml.org/type (1.1), the core schema of YAML 1.2.2 section 10.3.

/**
 * What 1.1 or 1.2 reads as a boolean, null, number, date, time or merge key: Psych takes commas in numbers and
 * `:word` for a symbol, 1.1 takes `1:30` for ninety.
 */
const typed =
  /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?(?:\.?inf|\.?nan)|[-+]?\.[\d_.]*(?:e[-+]?\d*)?|[-+.]?\d[\d_,.:eE+-]*|[-+]?0[xob]?[\da-f_,]+|\d{4}-\d\d?-\d\d?.*)$/i

/** An indicator or a blank in front, a key or a comment inside, a blank or a colon at the end, template code. */
const special =
  /^[-?:,[\]{}#&*!|>'"%@`=<\s]|:(?:\s|$)|\s#|\s$|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\uFFFE\uFFFF]|\{\{|\{%|^(?:---|\.\.\.)(?:\s|$)/u

/** Whether a YAML reader takes `text`, written without quotes, for exactly this text. */
export function isPlainInYaml(text: string, inFlow = false): boolean {
  if (text === '' || typed.test(text)) return false
  return !(special.test(text) || (inFlow && /[,[\]{}]|:$/.test(text)))
}

/** `text` in double quotes, on one line. */
export function doubleQuoted(text: string): string {
  const escaped = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return escaped
}

/** `text` in single quotes, or null where they cannot hold it. */
export function singleQuoted(text: string): string | null {
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\uFFFE\uFFFF]/u.test(text)) return null
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * Ways to write `text` on one line, the one nearest to the style of `like` first. A bare `like` stays bare as long
 * as every reader takes it for this text.
 */
export function lineScalars(text: string, like: string, inFlow: boolean): string[] {
  const double = doubleQuoted(text)
  const single = singleQuoted(text)
  const mark = like.charAt(0)
  if (mark === '"') return [double]
  if (mark === "'") return single === null ? [double] : [single, double]
  const plain = isPlainInYaml(text, inFlow) ? [text] : []
  return single !== null && text.includes('"') && !text.includes("'")
    ? [...plain, single, double]
    : [...plain, double]
}

/**
 * Ways to write `text` over several lines in the style of `like`: a literal or folded block, or quotes or bare
 * words that go on over lines. Empty where `like` is one line.
 */
export function blockScalars(text: string, like: string, lineBreak: string): string[] {
  const header = /^([|>])(\d?)([-+]?)(\d?)/.exec(like)
  if (header) return headedScalars(text, like, header, lineBreak)
  if (!like.includes('\n')) return []
  const mark = /^["']/.exec(like)?.[0] ?? ''
  const lines = like.split(/\r?\n/)
  const indent = /^[ \t]*/.exec(lines.slice(1).find((line) => line.trim() !== '') ?? '')?.[0] ?? ''
  const width = Math.max(...lines.map((line) => line.length))
  const escaped =
    mark === '"' ? text.replace(/["\\]/g, '\\$&') : mark === "'" ? text.replaceAll("'", "''") : text
  // Readers disagree on blanks at a line's end where the next line is folded up to it.
  if (/(^|\n)[ \t]|[ \t](\n|$)/.test(text)) return []
  if (/[^\P{Cc}\n]/u.test(escaped) || (mark === '' && !isPlainInYaml(text.replaceAll('\n', ' ')))) return []
  // Lines are folded: one break is a blank, so each break of the text is an empty line more.
  const folded = paragraphs(escaped, width, indent, lineBreak)
  const [opensAlone, closesAlone] = [/^["']\s*$/.test(lines[0] ?? ''), /^\s*["']$/.test(lines.at(-1) ?? '')]
  const alone = `${mark}${opensAlone ? lineBreak + indent : ''}${folded}${closesAlone ? lineBreak + indent : ''}${mark}`
  return [alone, `${mark}${folded}${mark}`]
}

function headedScalars(text: string, like: string, header: RegExpExecArray, lineBreak: string): string[] {
  const style = header[1] ?? '|'
  const lines = like.split(/\r?\n/)
  const indent = /^ */.exec(lines.slice(1).find((line) => line.trim() !== '') ?? '  ')?.[0] || '  '
  const body = text.replace(/\n+$/, '')
  const trailing = text.length - body.length
  if (body === '' || /[^\P{Cc}\n\t]/u.test(body)) return []
  const standing = header[3] ?? ''
  // Clip keeps one break at the end, strip none, keep all.
  const fits = standing === '+' ? trailing > 0 : standing === '-' ? trailing === 0 : trailing === 1
  const chomp = fits ? standing : trailing === 0 ? '-' : trailing === 1 ? '' : '+'
  const first = (lines[0] ?? '').replace(/^([|>]\d?)[-+]?(\d?)/, `$1${chomp}$2`)
  const end = chomp === '+' ? lineBreak.repeat(Math.max(0, trailing - 1)) : ''
  const literal = body
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(lineBreak)
  const width = Math.max(...lines.slice(1).map((line) => line.length), 40)
  const asLiteral = `${first.replace(/^>/, '|')}${lineBreak}${literal}${end}`
  if (style === '|') return [asLiteral]
  return [`${first}${lineBreak}${indent}${paragraphs(body, width, indent, lineBreak)}${end}`, asLiteral]
}

/** `text` with its lines wrapped at `width` where a single blank allows it, and folded breaks doubled. */
function paragraphs(text: string, width: number, indent: string, lineBreak: string): string {
  const parts: string[] = []
  for (const [at, part] of text.split(/(\n+)/).entries()) {
    if (at % 2 === 1) parts.push(lineBreak.repeat(part.length + 1), indent)
    else parts.push(wrapped(part, width - indent.length).join(lineBreak + indent))
  }
  return parts.join('')
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
