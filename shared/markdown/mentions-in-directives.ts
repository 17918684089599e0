// What MyST's directives and roles name: `{figure} lake.png`, `:target: other.md`, {doc}`other`.
import type { Mention } from './mentions.ts'

/** Directives that hold code, data or another language. */
const verbatim =
  /^(?:code|code-block|code-cell|sourcecode|parsed-literal|literalinclude|math|mermaid|graphviz|raw|eval-rst|toctree|tableofcontents|bibliography|csv-table|highlight|include|post|jupyter-execute|plot|altair-plot|ipython)$/

/** Whether a fence with `info` behind its mark holds Markdown. */
export function isProseDirective(info: string): boolean {
  const name = /^\{([\w:.+-]+)\}/.exec(info)?.[1]
  return name !== undefined && !verbatim.test(name)
}

const opening =
  /^(?:[ \t>*+-]|\d{1,9}[.)](?=[ \t])){0,40}:{3,}\{(?:image|figure|figure-md|thumbnail|video|card|grid-item-card|button-link|button-ref)\}[ \t]{1,20}(\S[^\n]{0,1000})$/gm
const option =
  /^[ \t>]{0,40}:(target|link|img-top|img-bottom|img-background|image|thumbnail|poster):[ \t]{1,20}(\S[^\n]{0,1000})$/gm

export function directiveMentions(text: string, masked: string): Mention[] {
  const found: Mention[] = []
  for (const match of masked.matchAll(opening)) found.push(lineMention(text, match, match[1] ?? '', 'image'))
  for (const match of masked.matchAll(option)) {
    const kind = /^(?:target|link)$/.test(match[1] ?? '') ? 'link' : 'image'
    found.push(lineMention(text, match, match[2] ?? '', kind))
  }
  return found
}

function lineMention(text: string, match: RegExpExecArray, raw: string, kind: Mention['kind']): Mention {
  const from = match.index + match[0].length - raw.length
  const to = from + raw.trimEnd().length
  return { kind, writing: 'line', target: text.slice(from, to), around: ['', ''], from, to }
}

const role = /\{(?:doc|download|any)\}(`{1,2})(?:[^`\n<]{0,500}<)?([^`\n<>]{1,500})>?\1/g

/** `masked` is `text` without fenced code; code spans, as which roles are written, are still there. */
export function roleMentions(text: string, masked: string): Mention[] {
  return [...masked.matchAll(role)].map((match) => {
    const raw = match[2] ?? ''
    const from = match.index + match[0].lastIndexOf(raw)
    const to = from + raw.length
    return { kind: 'link', writing: 'line', target: text.slice(from, to), around: ['', ''], from, to }
  })
}
