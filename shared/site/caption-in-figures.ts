// Captions of figures that name themselves so: Hugo's `{{< figure caption="…" >}}` and the body of MyST's `{figure}`.
import { tagAt } from '../markdown/syntax/tag.ts'
import { blockStart, type CaptionPlace, lineAt } from './caption-place.ts'
import { escapedParameter, paragraphSpelling, parameterSpelling, respelt } from './caption-spelling.ts'
import type { ProfileId } from './profile.ts'

const parameter = /([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|`[^`]*`|[^\s"`]+)/g

/** The parameter `caption` of the shortcode at `from`; null where its parameters have no names. */
export function shortcodePlace(text: string, from: number): CaptionPlace | null {
  const tag = tagAt(text, from)
  if (tag?.name !== 'figure' || tag.isClosing || !/^\{\{[<%]$/.test(tag.marks)) return null
  const { source, words } = tag
  const name = source.indexOf('figure') + 'figure'.length
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
  // Hugo refuses a tag that has named and other parameters.
  if (words.length > 0) return null
  const at = from + source.replace(/\s*\/?[>%]\}\}$/, '').length
  return {
    form: 'shortcode',
    caption: null,
    set: (said) => [{ from: at, to: at, insert: ` caption="${parameterSpelling.write(said)}"` }],
    remove: () => [],
  }
}

const opening = /^(`{3,}|~{3,}|:{3,})\{figure\}/

/**
 * The first paragraph of the directive `[from, to)`, which begins with its mark; what follows it is a legend.
 * Null where no directive begins there.
 */
export function directivePlace(
  text: string,
  from: number,
  to: number,
  profile: ProfileId,
): CaptionPlace | null {
  const mark = opening.exec(text.slice(from, from + 200))?.[1]
  if (mark === undefined) return null
  const indent = text
    .slice(text.lastIndexOf('\n', from - 1) + 1, from)
    .replace(/[-*+]|\d+[.)]/g, (list) => ' '.repeat(list.length))
  const headTo = endOfHead(text, from, to)
  const isEnd = (line: string) => isClosing(line, mark)
  let at = headTo + 1
  while (at < to && lineAt(text, at).trim() === '') at += lineAt(text, at).length + 1
  const bodyFrom = at
  while (at < to && lineAt(text, at).trim() !== '' && !isEnd(lineAt(text, at)))
    at += lineAt(text, at).length + 1
  const raw = text.slice(bodyFrom, Math.max(bodyFrom, at - 1))
  const begin = raw.trim()
  const spelling = paragraphSpelling(profile)
  if (begin === '' || (begin !== '%' && blockStart.test(begin))) {
    const needsBlank = begin !== '' && bodyFrom === headTo + 1
    return {
      form: 'directive',
      caption: null,
      set: (words) => [
        {
          from: headTo,
          to: headTo,
          insert: `\n\n${indent}${spelling.write(words)}${needsBlank ? '\n' : ''}`,
        },
      ],
      remove: () => [],
    }
  }
  const rawFrom = bodyFrom + raw.indexOf(begin)
  const rawTo = rawFrom + begin.length
  const hasLegend = text
    .slice(at, to)
    .split('\n')
    .some((line) => line.trim() !== '' && !isEnd(line))
  return {
    form: 'directive',
    // An empty comment holds the caption's place before a legend.
    caption: begin === '%' ? null : spelling.read(begin) || null,
    set: (words) => {
      const insert = respelt(begin, words, spelling)
      const isWords = begin !== '%' && !blockStart.test(insert) && !/^:[\w-]+:/.test(insert)
      return [{ from: rawFrom, to: rawTo, insert: isWords ? insert : spelling.write(words) }]
    },
    remove: () => [
      hasLegend ? { from: rawFrom, to: rawTo, insert: '%' } : { from: headTo, to: rawTo, insert: '' },
    ],
  }
}

/** The end of the last line of the head: the argument, and the options below it. */
function endOfHead(text: string, from: number, to: number): number {
  let end = from + lineAt(text, from).length
  const isYaml = lineAt(text, end + 1).trim() === '---'
  if (isYaml) end += lineAt(text, end + 1).length + 1
  while (end < to) {
    const line = lineAt(text, end + 1)
    const isLast = isYaml && line.trim() === '---'
    if (!isLast && !(isYaml ? /^[ \t]*[\w#-]/ : /^[ \t]*:[\w-]+:/).test(line)) break
    end += line.length + 1
    if (isLast) break
  }
  return end
}

function isClosing(line: string, mark: string): boolean {
  const plain = line.trim()
  return plain.startsWith(mark) && plain === mark.charAt(0).repeat(plain.length)
}

/** Where the directive ends that begins at `from` with its mark: behind the line that closes it, or null. */
export function directiveEnd(text: string, from: number): number | null {
  const mark = opening.exec(text.slice(from, from + 200))?.[1]
  if (mark === undefined) return null
  for (let at = from + lineAt(text, from).length + 1; at < text.length; at += lineAt(text, at).length + 1) {
    const line = lineAt(text, at)
    if (isClosing(line, mark)) return at + line.length
  }
  return null
}
