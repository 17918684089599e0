// Reads settings that are code, in JavaScript, TypeScript or Python: what an object, a dict or a list holds, by its
// brackets. Nothing is run: what is made by calling something is told as it is written, or not at all.

export type CodeItem = {
  /** Without its quotes; null for an item of a list, and for what has no colon. */
  readonly key: string | null
  /** As it is written. */
  readonly value: string
}

/** The text without comments of either kind; what stands in strings stays. */
export function uncommented(text: string): string {
  let code = ''
  for (let at = 0; at < text.length; ) {
    const string = stringEnd(text, at)
    if (string > at) {
      code += text.slice(at, string)
      at = string
      continue
    }
    const comment = commentAt(text, at)
    if (comment) at += comment.length
    else code += text[at++]
  }
  return code
}

/** What lies directly inside the brackets that `code` begins with; none where it begins with something else. */
export function itemsOf(code: string | null): CodeItem[] {
  if (code === null || !/^[{[(]/.test(code)) return []
  const items: CodeItem[] = []
  let from = 1
  let colon = -1
  for (const { at, char, depth } of bare(code, 0)) {
    if (depth === 1 && char === ':' && colon < 0) colon = at
    if (depth > 1 || (depth === 1 && char !== ',')) continue
    const key = colon < 0 ? null : code.slice(from, colon).trim()
    const value = code.slice(colon < 0 ? from : colon + 1, at).trim()
    if (value !== '') items.push({ key: key === null ? null : (codeString(key) ?? key), value })
    if (depth === 0) break
    from = at + 1
    colon = -1
  }
  return items
}

/** The value of `key` directly inside the brackets that `code` begins with, the last where there are more. */
export function itemOf(code: string | null, key: string): string | null {
  return itemsOf(code).findLast((item) => item.key === key)?.value ?? null
}

/** The text of a string literal; null for any other code, and for a template with code in it. */
export function codeString(code: string | null): string | null {
  const literal = (code ?? '').replace(/^[urUR](?=["'])/, '')
  const [, quote, text = ''] = /^(["'`])([\s\S]*)\1$/.exec(literal) ?? []
  if (quote === undefined || stringEnd(literal, 0) !== literal.length) return null
  if (quote === '`' && text.includes('${')) return null
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|(.))/gi,
    (_, byte, unit, point, other) => {
      const code = Number.parseInt(byte ?? unit ?? point ?? '', 16)
      return code <= 0x10_ffff ? String.fromCodePoint(code) : other
    },
  )
}

/** The object literal that a module exports, through `defineConfig` and the like or through a name; else null. */
export function exportedObject(code: string): string | null {
  const found = /\bexport\s+default\b|\bmodule\.exports\s*=(?!=)/.exec(code)
  if (!found) return null
  const rest = code.slice(found.index + found[0].length)
  const named = /^(?:\s*[\w.]+\()*\s*([A-Za-z_$][\w$]*)[\s)]*(?:satisfies\s+\w+\s*)?(?:;|\n|$)/.exec(
    rest,
  )?.[1]
  if (named === undefined) return objectAhead(rest)
  const given = new RegExp(`\\b(?:const|let|var)\\s+${named.replaceAll('$', '\\$')}\\b[^={]*=`).exec(code)
  return given && objectAhead(code.slice(given.index + given[0].length))
}

/** The object or list that holds what stands at `position`; null where none does. */
export function around(code: string, position: number): string | null {
  const open: number[] = []
  for (const { at, char } of bare(code, 0)) {
    if (at > position) break
    if (/[{[(]/.test(char)) open.push(at)
    else if (/[}\])]/.test(char)) open.pop()
  }
  const from = open.findLast((at) => code[at] !== '(')
  return from === undefined ? null : bracketed(code, from)
}

/** Where `pattern`, which has the flag `g`, is found outside of strings. */
export function placesOf(code: string, pattern: RegExp): number[] {
  const bares = new Set([...bare(code, 0)].map(({ at }) => at))
  return [...code.matchAll(pattern)].map(({ index }) => index).filter((index) => bares.has(index))
}

/** The code that a Python text gives to `name` in the first column, the last where there are more; else null. */
export function pythonAssignment(code: string, name: string): string | null {
  const last = [...code.matchAll(new RegExp(`^${name}[ \\t]*(?::[^=\\n]*)?=(?!=)[ \\t]*`, 'gm'))].at(-1)
  if (!last) return null
  const from = last.index + last[0].length
  return /[{[(]/.test(code[from] ?? '') ? bracketed(code, from) : lineAt(code, from).trim()
}

/** What was found ahead, through calls, arrows and their `return`. */
function objectAhead(code: string): string | null {
  const way = /^(?:[\s\w.$()<>:]|=>)*?\{/.exec(code)
  if (!way) return null
  const object = bracketed(code, way[0].length - 1)
  if (!/(?:=>|\bfunction\b[^{]*)\s*\{$/.test(way[0])) return object
  const returned = /\breturn\s*\(?\s*\{/.exec(object ?? '')
  return returned && object && bracketed(object, returned.index + returned[0].length - 1)
}

/** From the bracket at `from` through the one that closes it; null where none does. */
function bracketed(code: string, from: number): string | null {
  for (const { at, depth } of bare(code, from)) if (depth === 0) return code.slice(from, at + 1)
  return null
}

/** What is no part of a string, from `from` on, with the number of brackets that are open behind it. */
function* bare(
  code: string,
  from: number,
): Generator<{ readonly at: number; readonly char: string; readonly depth: number }> {
  let depth = 0
  for (let at = from; at < code.length; ) {
    const end = stringEnd(code, at)
    if (end > at) {
      at = end
      continue
    }
    const char = code[at] ?? ''
    if (/[{[(]/.test(char)) depth++
    else if (/[}\])]/.test(char)) depth--
    yield { at, char, depth }
    at++
  }
}

/**
 * Behind the string, the regular expression or the escaped sign that begins at `at`; `at` itself where none does, or
 * where it does not end in its line.
 */
function stringEnd(code: string, at: number): number {
  const char = code[at]
  if (char === '\\') return at + 2
  if (char === '/') return at + (regularExpressionAt(code, at)?.length ?? 0)
  if (char !== '"' && char !== "'" && char !== '`') return at
  const triple = char !== '`' && code.startsWith(char.repeat(3), at)
  const quote = triple ? char.repeat(3) : char
  for (let end = at + quote.length; end < code.length; end++) {
    if (code[end] === '\\') end++
    else if (code.startsWith(quote, end)) return end + quote.length
    else if (code[end] === '\n' && !triple && char !== '`') return at
  }
  return at
}

/** One may hold quotes, brackets and slashes; where a value may stand, a slash divides nothing. */
function regularExpressionAt(code: string, at: number): string | null {
  if (!/[(,=:[!&|?{;]\s*$/.test(code.slice(Math.max(0, at - 40), at))) return null
  return /^\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+\//.exec(lineAt(code, at))?.[0] ?? null
}

function commentAt(text: string, at: number): string | null {
  if (text[at] === '#' || text.startsWith('//', at)) return lineAt(text, at)
  if (!text.startsWith('/*', at)) return null
  const end = text.indexOf('*/', at + 2)
  return end < 0 ? null : text.slice(at, end + 2)
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? text.length : end)
}
