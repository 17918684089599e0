// A new value as a format writes it: the ways that are possible, the one nearest to the style that stands first.
import type { BlockFormat } from './block.ts'
import { blockScalars, doubleQuoted, isPlainInYaml, lineScalars, singleQuoted } from './yaml-text.ts'

/** A value that is not a list. Numbers and dates are as the author typed them: `3.0` stays `3.0`. */
export type PlainValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Nothing, in the style that stands: empty quotes, an empty list, or no value at all. */
  | { readonly kind: 'empty' }
  /** Taken as it is: what the author types for a value that no control fits. */
  | { readonly kind: 'source'; readonly text: string }

export type Style = {
  /** The source of a value whose style is kept: the one that stands, or a neighbour's. */
  readonly like: string
  /** Within brackets or braces of YAML. */
  readonly inFlow: boolean
  readonly lineBreak: string
}

/** Ways to write `value`; none where the format has none. */
export function sourcesOf(value: PlainValue, format: BlockFormat, style: Style): string[] {
  if (value.kind === 'source') return [value.text]
  switch (format) {
    case 'yaml':
      return yamlSources(value, style)
    case 'toml':
      return tomlSources(value, style.like)
    case 'json':
      return jsonSources(value, style.like)
    case 'metadata-lines':
    case 'nikola-comment':
    case 'post-directive':
      return lineSources(value, style.like)
    case 'javascript':
      return []
  }
}

type Meant = Exclude<PlainValue, { kind: 'source' }>

const isNumber = /^[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i

function yamlSources(value: Meant, { like, inFlow, lineBreak }: Style): string[] {
  const mark = /^["']/.exec(like)?.[0] ?? ''
  switch (value.kind) {
    case 'empty':
      return [isNothing(like) ? like : /^\[|^-(?:\s|$)/.test(like) ? '[]' : mark + mark]
    case 'boolean': {
      const inner = mark === '' ? like : like.slice(1, -1)
      return [`${mark}${wordLike(inner, value.value)}${mark}`]
    }
    case 'number':
      return mark === '' ? [value.text] : [`${mark}${value.text}${mark}`]
    case 'date': {
      // What YAML 1.1 takes for a timestamp is bare in every generator's own posts.
      const bare = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])[\d:.Z+\- ]*$/.test(value.text)
      const plain = bare || isPlainInYaml(value.text, inFlow) ? [value.text] : []
      return mark === ''
        ? [...plain, ...lineScalars(value.text, '', inFlow)]
        : lineScalars(value.text, like, inFlow)
    }
    case 'text':
      return [...blockScalars(value.text, like, lineBreak), ...lineScalars(value.text, like, inFlow)]
  }
}

function isNothing(source: string): boolean {
  return /^(?:~|null|)$/i.test(source)
}

const pairs: readonly (readonly [string, string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['on', 'off'],
  ['y', 'n'],
]

/** `yes` becomes `no`, `True` `False`. */
export function wordLike(like: string, value: boolean): string {
  const pair = pairs.find((words) => words.includes(like.toLowerCase())) ?? ['true', 'false']
  const word = value ? pair[0] : pair[1]
  if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase()
  return /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

const tomlDate =
  /^(?:\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[-+]\d{2}:\d{2})?)?|\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/

function tomlSources(value: Meant, like: string): string[] {
  const isText = /^["']/.test(like)
  switch (value.kind) {
    case 'empty':
      return like.startsWith('[')
        ? ['[]']
        : like.startsWith('{')
          ? ['{}']
          : isText
            ? [like.slice(0, 1).repeat(2)]
            : []
    case 'boolean':
      return [
        isText
          ? `${like.charAt(0)}${wordLike(like.slice(1, -1), value.value)}${like.charAt(0)}`
          : String(value.value),
      ]
    case 'number':
      return isText || !isNumber.test(value.text) ? tomlTexts(value.text, like) : [value.text]
    case 'date':
      return !isText && tomlDate.test(value.text)
        ? [value.text, ...tomlTexts(value.text, like)]
        : tomlTexts(value.text, like)
    case 'text':
      return tomlTexts(value.text, like)
  }
}

function tomlTexts(text: string, like: string): string[] {
  const basic = doubleQuoted(text)
  const literal = /['\p{Cc}\p{Cs}]/u.test(text) ? [] : [`'${text}'`]
  if (like.startsWith("'''") && !text.includes("'''") && !/[^\P{Cc}\n\t]/u.test(text)) {
    return [`'''${opening(like)}${text}'''`, basic]
  }
  if (like.startsWith('"""')) {
    const escaped = doubleQuoted(text)
      .slice(1, -1)
      .replaceAll('\\n', '\n')
      .replaceAll('\\"', '"')
      .replaceAll('"""', '""\\"')
    return [`"""${opening(like)}${escaped.replace(/"$/, '\\"')}"""`, basic]
  }
  return like.startsWith("'") ? [...literal, basic] : [basic]
}

/** The break behind the opening quotes, which is not part of the value. */
function opening(like: string): string {
  return /^(?:"""|''')(\r?\n)/.exec(like)?.[1] ?? ''
}

function jsonSources(value: Meant, like: string): string[] {
  const isText = like.startsWith('"')
  switch (value.kind) {
    case 'empty':
      return [like.startsWith('[') ? '[]' : isText ? '""' : 'null']
    case 'boolean':
      return [isText ? JSON.stringify(wordLike(like.slice(1, -1), value.value)) : String(value.value)]
    case 'number':
      return [
        /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value.text) && !isText
          ? value.text
          : JSON.stringify(value.text),
      ]
    case 'date':
    case 'text':
      return [JSON.stringify(value.text)]
  }
}

function lineSources(value: Meant, like: string): string[] {
  switch (value.kind) {
    case 'empty':
      return ['']
    case 'boolean':
      return [wordLike(like, value.value)]
    case 'number':
    case 'date':
    case 'text':
      return [value.text]
  }
}

/** A key as a format writes it; null where it cannot be one. `like` is a key whose quotes are kept. */
export function keySource(key: string, format: BlockFormat, like = ''): string | null {
  if (/[\r\n]/.test(key) || key.trim() !== key || key === '') return null
  switch (format) {
    case 'yaml': {
      if (like.startsWith('"')) return doubleQuoted(key)
      if (like.startsWith("'")) return singleQuoted(key)
      return isPlainInYaml(key, true) ? key : doubleQuoted(key)
    }
    case 'toml':
      return /^[A-Za-z0-9_-]+$/.test(key) && !like.startsWith('"') ? key : doubleQuoted(key)
    case 'json':
      return JSON.stringify(key)
    case 'metadata-lines':
      return /^[A-Za-z_][\w -]*$/.test(key) ? key : null
    case 'nikola-comment':
    case 'post-directive':
      return /^[\w-]+$/.test(key) ? key : null
    case 'javascript':
      return null
  }
}
