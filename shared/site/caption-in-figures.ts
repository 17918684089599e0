// Captions of figures that name themselves so: Hugo's `{{< figure caption="…" >}}` and the body of MyST's `{figure}`.
import { tagAt } from '../markdown/syntax/tag.ts'
import { blockStart, type CaptionPlace, lineAt } from './caption-place.ts'
import { escapedParameter, paragraphSpelling, parameterSpelling, respelt } from './caption-spelling.ts'
import { continuedLead, withoutLead } from './directive-lines.ts'
import type { ProfileId } from './profile.ts'

const parameter = /([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|`[^`]*`|[^\s"`]+)/g

/**
 * The parameter `caption` of the shortcode at `from`; null where its parameters have no names, and where one that is
 * no figure has none.
 */
export function shortcodePlace(text: string, from: number): CaptionPlace | null {
  const tag = tagAt(text, from)
  if (!tag || tag.isClosing || !/^\{\{[<%]$/.test(tag.marks)) return null
  const { source, words } = tag
  // Hugo refuses a tag that has named and other parameters.
  if (words.length > 0) return null
  const name = source.indexOf(tag.name) + tag.name.length
  for (const { 0: whole, 1: key, 2: value = '', index } of source.slice(name).matchAll(parameter)) {
    if (key !== 'caption') continue
    const at = from + name + index
    const valueFrom = at + whole.length - value.length
    const raw = value.replace(/^["`]|["`]$/g, '')
    const blanks = /\s*$/.exec(text.slice(from, at))?.[0].length ?? 0
    const isQuoted = value.startsWith('"')
    return {
      form: 'shortcode',
      caption: parameterSpelling.read(isQuoted ? raw : escapedParameter(raw)) || null,
      set: (said) => {
        const insert = isQuoted ? respelt(raw.trim(), said, parameterSpelling) : parameterSpelling.write(said)
        return [{ from: valueFrom, to: valueFrom + value.length, insert: `"${insert}"` }]
      },
      remove: () => [{ from: at - blanks, to: at + whole.length, insert: '' }],
    }
  }
  if (tag.name !== 'figure') return null
  const at = from + source.replace(/\s*\/?[>%]\}\}$/, '').length
  return {
    form: 'shortcode',
    caption: null,
    set: (said) => [{ from: at, to: at, insert: ` caption="${parameterSpelling.write(said)}"` }],
    remove: () => [],
  }
}

const opening = /^(`{3,}|~{3,}|:{3,})\{(?:figure|image)\}/
const figure = /^(?:`{3,}|~{3,}|:{3,})\{figure\}/

/**
 * The first paragraph of the directive `[from, to)`, which begins with its mark; what follows it is a legend.
 * Null where no figure begins there: an image has no body.
 */
export function directivePlace(
  text: string,
  from: number,
  to: number,
  profile: ProfileId,
): CaptionPlace | null {
  const mark = opening.exec(text.slice(from, from + 200))?.[1]
  if (mark === undefined || !figure.test(text.slice(from, from + 200))) return null
  const lead = leadOf(text, from)
  const indent = continuedLead(lead)
  const headTo = endOfHead(text, from, to)
  const words = (at: number) => withoutLead(lineAt(text, at), lead)?.trim() ?? ''
  let at = headTo + 1
  while (at < to && words(at) === '') at += lineAt(text, at).length + 1
  const bodyFrom = at
  while (at < to && words(at) !== '' && !isClosing(words(at), mark)) at += lineAt(text, at).length + 1
  const lines = text.slice(bodyFrom, Math.max(bodyFrom, at - 1))
  const begin = lines.slice(lines.length - (withoutLead(lines, lead) ?? lines).length).trim()
  const spelling = paragraphSpelling(profile)
  if (begin === '' || (begin !== '%' && blockStart.test(begin))) {
    const needsBlank = begin !== '' && bodyFrom === headTo + 1
    const blank = `\n${indent.trimEnd()}`
    return {
      form: 'directive',
      caption: null,
      set: (said) => [
        {
          from: headTo,
          to: headTo,
          insert: `${blank}\n${indent}${spelling.write(said)}${needsBlank ? blank : ''}`,
        },
      ],
      remove: () => [],
    }
  }
  const rawFrom = bodyFrom + lines.indexOf(begin, lines.length - (withoutLead(lines, lead) ?? lines).length)
  const rawTo = rawFrom + begin.length
  const hasLegend = text
    .slice(at, to)
    .split('\n')
    .map((line) => withoutLead(line, lead)?.trim() ?? '')
    .some((line) => line !== '' && !isClosing(line, mark))
  // The signs of quotes stand between the lines of one paragraph.
  const inQuote = lead.includes('>') && begin.includes('\n')
  const raw = begin
    .split('\n')
    .map((line, nth) => (nth === 0 ? line : (withoutLead(line, lead) ?? line)))
    .join('\n')
  return {
    form: 'directive',
    // An empty comment holds the caption's place before a legend.
    caption: begin === '%' ? null : spelling.read(raw) || null,
    set: (said) => {
      const insert = inQuote ? spelling.write(said) : respelt(begin, said, spelling)
      const isWords = begin !== '%' && !blockStart.test(insert) && !/^:[\w-]+:/.test(insert)
      return [{ from: rawFrom, to: rawTo, insert: isWords ? insert : spelling.write(said) }]
    },
    remove: () => [
      hasLegend ? { from: rawFrom, to: rawTo, insert: '%' } : { from: headTo, to: rawTo, insert: '' },
    ],
  }
}

/** The end of the last line of the head: the argument, and the options below it. */
function endOfHead(text: string, from: number, to: number): number {
  const lead = leadOf(text, from)
  let end = from + lineAt(text, from).length
  const isYaml = withoutLead(lineAt(text, end + 1), lead)?.trim() === '---'
  if (isYaml) end += lineAt(text, end + 1).length + 1
  while (end < to) {
    const line = lineAt(text, end + 1)
    const words = withoutLead(line, lead) ?? ''
    const isLast = isYaml && words.trim() === '---'
    if (!isLast && !(isYaml ? /^[ \t]*[\w#-]/ : /^[ \t]*:[\w-]+:/).test(words)) break
    end += line.length + 1
    if (isLast) break
  }
  return end
}

/** What stands before the mark at `from` in its line. */
function leadOf(text: string, from: number): string {
  return text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
}

function isClosing(line: string, mark: string): boolean {
  const plain = line.trim()
  return plain.startsWith(mark) && plain === mark.charAt(0).repeat(plain.length)
}

/**
 * Where the directive ends that begins at `from` with its mark: behind the line that closes it; null where none does,
 * or the quote around it is over before. `sought` keeps up to where nothing closes directives of one kind, so that
 * who asks for many, in ascending order, has no stretch read twice in vain.
 */
export function directiveEnd(
  text: string,
  from: number,
  sought: Map<string, number> = new Map(),
): number | null {
  const mark = opening.exec(text.slice(from, from + 200))?.[1]
  if (mark === undefined) return null
  const lead = leadOf(text, from)
  const kind = mark + lead.replace(/[^>]/g, '')
  if (from < (sought.get(kind) ?? 0)) return null
  let at = from + lineAt(text, from).length + 1
  for (; at < text.length; at += lineAt(text, at).length + 1) {
    const line = lineAt(text, at)
    const words = withoutLead(line, lead)
    if (words === null) break
    if (isClosing(words, mark)) return at + line.length
  }
  sought.set(kind, at)
  return null
}
