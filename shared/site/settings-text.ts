// Reads single values out of a generator's settings, as text: nothing is parsed, nothing is run,
// and what is written in a way that these lines do not know is simply not told.
import { uncommented } from './settings-code.ts'

/** The scalar of a top-level `key:` of a YAML text, without its quotes; null where there is none. */
export function yamlValue(text: string, key: string): string | null {
  const line = lineOf(text, new RegExp(`^${escaped(key)}[ \\t]*:[ \\t]+(.*)$`, 'im'))
  return line === null ? null : scalar(line, '#')
}

/** The names under a top-level `key:` of a YAML text: the keys of a map or the items of a list. */
export function yamlNames(text: string, key: string): string[] {
  const flow = lineOf(text, new RegExp(`^${escaped(key)}[ \\t]*:[ \\t]*\\[([^\\]]*)\\]`, 'm'))
  if (flow !== null) return flow.split(',').map(bare).filter(Boolean)
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => new RegExp(`^${escaped(key)}[ \\t]*:[ \\t]*(#.*)?$`).test(line))
  if (start < 0) return []
  const names: string[] = []
  let depth: number | null = null
  for (const line of lines.slice(start + 1)) {
    if (/^\s*(#.*)?$/.test(line)) continue
    const found = /^([ \t]*)(- )?[ \t]*["']?([^"':#]+)["']?[ \t]*(:|$)/.exec(line)
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
    if (indent === 0 && found?.[2] === undefined) break
    depth ??= indent
    if (indent === depth && found?.[3]) names.push(found[3].trim())
  }
  return names
}

/** The value of a `key =` before the first table of a TOML text, without its quotes; null where there is none. */
export function tomlValue(text: string, key: string): string | null {
  const top = text.split(/^[ \t]*\[/m, 1)[0] ?? ''
  const line = lineOf(top, new RegExp(`^[ \\t]*["']?${escaped(key)}["']?[ \\t]*=[ \\t]*(.*)$`, 'im'))
  return line === null ? null : scalar(line, '#')
}

/**
 * The first string that a JavaScript, TypeScript or Python text gives to `key`, as `key: 'x'` or `key = "x"`,
 * outside of comments; null where it is no plain string.
 */
export function codeValue(text: string, key: string): string | null {
  return codeValues(text, key)[0] ?? null
}

/** Every string that a code text gives to `key`; see `codeValue`. */
export function codeValues(text: string, key: string): string[] {
  const pattern = new RegExp(
    `(?<![\\w$.])["']?${escaped(key)}["']?[ \\t]*[:=][ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|\`([^\`$\\n]*)\`)`,
    'g',
  )
  return [...uncommented(text).matchAll(pattern)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
}

/** The string that a Python text gives to `name` in a line of its own, the last one where there are more; else null. */
export function pythonValue(text: string, name: string): string | null {
  const pattern = new RegExp(
    `^${escaped(name)}[ \\t]*(?::[^=\\n]*)?=[ \\t]*[uU]?(?:"([^"\\n]*)"|'([^'\\n]*)')`,
    'gm',
  )
  const last = [...text.matchAll(pattern)].at(-1)
  return last?.[1] ?? last?.[2] ?? null
}

/** The path of an address, without a trailing slash: `https://a.org/blog/` → `/blog`, `/` → ``. */
export function basePathOf(address: string | null): string {
  if (address === null) return ''
  const path = address.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  return /^[^\s{}<>"'`]+$/.test(trimmed) ? `/${trimmed}` : ''
}

/** A folder as settings name it, as a site path: `./src/` → `src`, `.` → ``; null where it leaves the site. */
export function folderName(named: string | null): string | null {
  if (named === null) return null
  const segments = named
    .trim()
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
  return segments.includes('..') || /[\\*{}$]/.test(named) ? null : segments.join('/')
}

function lineOf(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1]?.replace(/\r$/, '') ?? null
}

function scalar(line: string, comment: string): string | null {
  const quoted = /^(["'])(.*?)\1/.exec(line)
  if (quoted) return quoted[2] ?? ''
  const cut = line.startsWith(comment) ? '' : (line.split(new RegExp(`[ \\t]${comment}`), 1)[0] ?? '')
  return cut.trim() === '' ? null : cut.trim()
}

function bare(item: string): string {
  return item.trim().replace(/^(["'])(.*)\1$/, '$2')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
