// Containers and directives: `::: note`, `:::tip[Title]`, and MyST's `:::{note} Title` and ```` ```{figure} a.png ````.
// What every site has is shown as readers see it; the rest gets a label, and its content stays Markdown.
import type { StateBlock } from 'markdown-it'
import type { Dialect } from '../dialect.ts'
import type { Parser } from '../tokens.ts'
import type { Directive } from './directive-content.ts'
import { writeDirective } from './known-directives.ts'

type Kind = Exclude<Dialect['directives'], 'none'>

type Opening = Pick<Directive, 'name' | 'argument'> & { readonly mark: string; readonly isOpen: boolean }

export function addDirectives(parser: Parser, kind: Kind): void {
  parser.block.ruler.before('fence', 'directive', directive(kind), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  parser.renderer.rules.directive_html = (tokens, at) => tokens[at]?.content ?? ''
}

/** As micromark-extension-directive 4 reads it: any other word behind the name makes it none. */
const labelled = /^(:{3,})([a-zA-Z][\w-]*)(?:\[(.*)\])?(?:\{([^}]*)\})?$/
const container = /^(:{3,})[ \t]*(?:\{([\w:.-]+)\}|\{\.?([\w-]+)[^}]*\}|([a-zA-Z][\w-]*))(.*)$/

function opening(source: string, kind: Kind): Opening | null {
  if (kind === 'remark') {
    const [, mark = '', name = '', argument = '', attributes = ''] = labelled.exec(source) ?? []
    return name === ''
      ? null
      : { name: name.toLowerCase(), mark, argument, isOpen: /\bopen\b/.test(attributes) }
  }
  const colons = kind === 'myst-fences' ? null : container.exec(source)
  if (colons) {
    const [, mark = '', braced, dotted, bare, rest = ''] = colons
    const name = (braced ?? dotted ?? bare ?? '').toLowerCase().replace(/^callout-/, '')
    const bracketed = /^\[(.*)\](?:\{[^}]*\})?\s*$/.exec(rest)
    // A label is all that may touch the name.
    if (bare && rest.startsWith('[') && !bracketed) return null
    const attributes = /\{([^{}]*)\}\s*$/.exec(rest)
    return {
      name,
      mark,
      argument: (bracketed?.[1] ?? rest.replace(/\{[^{}]*\}\s*$/, '')).trim(),
      isOpen: /\bopen\b/.test(attributes?.[1] ?? ''),
    }
  }
  const fence = kind.startsWith('myst') ? /^(`{3,}|~{3,})\{([\w:.-]+)\}([^`]*)$/.exec(source) : null
  if (!fence) return null
  return {
    name: (fence[2] ?? '').toLowerCase(),
    mark: fence[1] ?? '',
    argument: (fence[3] ?? '').trim(),
    isOpen: false,
  }
}

const directive =
  (kind: Kind) =>
  (state: StateBlock, line: number, end: number, silent: boolean): boolean => {
    const textOf = (nth: number) =>
      state.src.slice((state.bMarks[nth] ?? 0) + (state.tShift[nth] ?? 0), state.eMarks[nth])
    const first = textOf(line)
    if (!/^[:`~]{3}/.test(first) || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
    const found = opening(first.trimEnd(), kind)
    if (!found) return false
    if (silent) return true
    // What is never closed goes on to the end, as a fence does.
    let last = line + 1
    for (; last < end; last++) {
      const source = textOf(last).trim()
      if ((state.sCount[last] ?? 0) < state.blkIndent && source !== '') break
      if (source.startsWith(found.mark) && source === (found.mark[0] ?? '').repeat(source.length)) break
    }
    const isClosed = last < end && textOf(last).trim().startsWith(found.mark)
    const next = Math.min(end, last + (isClosed ? 1 : 0))
    const { options, from } = optionsOf(textOf, line + 1, last, kind)
    if (found.isOpen) options.set('open', '')
    writeDirective(
      state,
      {
        name: found.name,
        argument: found.argument,
        options,
        isMyst: kind.startsWith('myst'),
        isSphinx: kind === 'myst' || kind === 'myst-fences',
      },
      { line, from, to: last, next },
    )
    state.line = next
    return true
  }

/** `:key: value` lines, or YAML between dashes, directly below the first line. */
function optionsOf(
  textOf: (line: number) => string,
  from: number,
  to: number,
  kind: Kind,
): { options: Map<string, string>; from: number } {
  const options = new Map<string, string>()
  if (!kind.startsWith('myst')) return { options, from }
  let line = from
  const isYaml = line < to && textOf(line).trim() === '---'
  if (isYaml) line++
  for (; line < to; line++) {
    const option = (isYaml ? /^([\w-]+):\s*(.*)$/ : /^:([\w-]+):\s*(.*)$/).exec(textOf(line).trim())
    if (!option) break
    options.set(option[1] ?? '', option[2] ?? '')
  }
  if (isYaml && line < to) line++
  if (options.size > 0 && line < to && textOf(line).trim() === '') line++
  return { options, from: line }
}
