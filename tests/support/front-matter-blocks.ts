// Posts with front matter as authors write it, made at random: every style of value, comments, blank lines, aligned
// values, both line breaks. What is made is accepted by the format's own reader, so that a refusal is a fault.
import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { parseDocument, stringify } from 'yaml'

/** Texts that YAML readers, old and new, are known to take for something else. */
export const trickyTexts: readonly string[] = [
  'Draft: yes',
  'no',
  'Yes',
  'on',
  'OFF',
  'y',
  'n',
  'null',
  '~',
  'Null',
  'true',
  '0123',
  '012',
  '0o14',
  '0x1F',
  '0b11',
  '1_000',
  '1,000',
  '3.0',
  '-3',
  '+1',
  '.5',
  '5.',
  '1e3',
  '.inf',
  '-.INF',
  '.nan',
  '1:30',
  '190:20:30',
  '2025-09-08',
  '2025-9-8',
  '2025-09-08 10:00:00 -0500',
  '@handle',
  '#tag',
  'a #b',
  'a: b',
  'a:',
  ':symbol',
  ': x',
  '*star',
  '&and',
  '!bang',
  '%percent',
  '|pipe',
  '>fold',
  '`tick`',
  '"quoted"',
  "'single'",
  "it's",
  'say "hi"',
  `both ' and "`,
  '- item',
  '-',
  '---',
  '...',
  '? what',
  '?',
  '[a]',
  '{a}',
  'a, b',
  'a]b',
  '{{ page.title }}',
  '{% if x %}',
  '=',
  '<<',
  ' leading',
  'trailing ',
  'tab\there',
  'back\\slash',
  'line\nbreak',
  'two\n\nparagraphs',
  'ends\n',
  '🎉 party',
  '日本語：題',
  'זה עברית',
  'e\u0301',
  '\u00a0space',
  '\u2028separator',
  '\u0085next',
  '\ufeffmark',
  'a\u0000b',
  '\u007f',
  '',
  'x'.repeat(300),
  'word '.repeat(60).trim(),
]

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...trickyTexts), weight: 3 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 24 }), weight: 2 },
  {
    arbitrary: fc.string({ unit: fc.constantFrom(...'ab :#,-\'"[]{}&*!|>%@`\n\t\\0123.'), maxLength: 16 }),
    weight: 2,
  },
)

const names = [
  'title',
  'date',
  'tags',
  'description',
  'draft',
  'layout',
  'author',
  'image',
  'weight',
  'slug',
  'x-y',
  'x_z',
]
const key = fc.oneof(
  { arbitrary: fc.constantFrom(...names), weight: 6 },
  {
    arbitrary: fc.constantFrom('with blank', 'été', '題名', '2025', 'yes', 'a.b', '__proto__', 'constructor'),
    weight: 1,
  },
)

type Scalar = 'plain' | 'double' | 'single' | 'literal' | 'folded'

function yamlSource(text: string, style: Scalar): string {
  const defaultStringType = (
    {
      plain: 'PLAIN',
      double: 'QUOTE_DOUBLE',
      single: 'QUOTE_SINGLE',
      literal: 'BLOCK_LITERAL',
      folded: 'BLOCK_FOLDED',
    } as const
  )[style]
  return stringify(
    { k: text },
    { defaultStringType, defaultKeyType: 'PLAIN', lineWidth: style === 'folded' ? 40 : 0 },
  )
    .slice(3)
    .replace(/\n$/, '')
}

const plainSources: readonly string[] = [
  'true',
  'yes',
  'False',
  '42',
  '3.0',
  '0123',
  '-1.5',
  '2025-09-08',
  '2025-09-08 10:00:00 -0500',
  '2025-09-08T10:00:00Z',
  'July 27, 2025',
  '4 August 2015',
  '2025/09/08 9:00',
  '2025-09-08 10:00 -4',
  '~',
  'null',
  '',
  'a, b, c',
  'style tutorial',
  '!!str 12',
  '"over\n  two lines"',
  "'and\n\n  paragraphs'",
  'plain words\n  that go on',
  '&anchor value',
]

const listSources: readonly string[] = [
  '[]',
  '[a, b]',
  '[ "a", "b" ]',
  "['a','b']",
  '[a,\n  b,\n  c]',
  '\n  - a\n  - b',
  '\n- a\n- "b c"',
  '\n  - a # why\n  # above\n  - b',
  '\n  - 2024\n  - x',
  '\n    -   wide\n    -   gap',
]

const mapSources: readonly string[] = [
  '\n  light: "a.png"\n  dark: b.png',
  '{light: a, dark: "b"}',
  '\n  - name: x\n    src: y.png\n  - name: z',
  '\n    deep:\n        deeper: 1\n        list: [1, 2]',
]

const yamlValue: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc
      .tuple(anyText, fc.constantFrom<Scalar>('plain', 'double', 'single', 'literal', 'folded'))
      .map(([text, style]) => yamlSource(text, style)),
    weight: 4,
  },
  { arbitrary: fc.constantFrom(...plainSources), weight: 4 },
  { arbitrary: fc.constantFrom(...listSources), weight: 3 },
  { arbitrary: fc.constantFrom(...mapSources), weight: 1 },
)

const yamlKey = key.map((name) =>
  /^[\w-]+$/.test(name) && !/^(?:yes|2025)$/.test(name) ? name : JSON.stringify(name),
)

const yamlLines = fc
  .uniqueArray(
    fc.record({
      key: yamlKey,
      value: yamlValue,
      colon: fc.constantFrom(': ', ': ', ': ', ':  ', ' : ', ':     '),
      above: fc.constantFrom('', '', '', '# a note: "here"\n', '\n', '#\n'),
      behind: fc.constantFrom('', '', '', ' # why', '  ', '   # "x": y'),
    }),
    { selector: (line) => line.key, minLength: 1, maxLength: 7 },
  )
  .map((lines) =>
    lines
      .map(({ key: name, value, colon, above, behind }) => {
        const isOneLine = !value.includes('\n') && value !== ''
        const gap = value.startsWith('\n') ? colon.trimEnd() : value === '' ? colon.trimEnd() : colon
        return `${above}${name}${gap}${value}${isOneLine ? behind : ''}\n`
      })
      .join(''),
  )

function isYaml(content: string): boolean {
  const document = parseDocument(content, { schema: 'core', logLevel: 'silent' })
  return document.errors.length === 0 && document.warnings.length === 0
}

const body = fc.constantFrom('', '\nText.\n', '\n# Heading\n\n---\n\nkey: value\n', 'directly\n')

/** A post with a YAML block that the `yaml` package takes without error or warning. */
export const yamlPost: fc.Arbitrary<string> = fc
  .record({
    lines: yamlLines,
    body,
    crlf: fc.boolean(),
    bom: fc.boolean(),
    fence: fc.constantFrom('---', '---', '---  '),
  })
  .filter(
    ({ lines }) => isYaml(lines) && !/^(?:---|\.\.\.)\s*$/m.test(lines) && !/\n\s*(?:\{\{|\{%)/.test(lines),
  )
  .map(({ lines, body: rest, crlf, bom, fence }) => {
    const text = `${fence}\n${lines}---\n${rest}`
    return (bom ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text)
  })
  // A break within a literal block is part of the value's text: both must be read alike.
  .filter((text) => isYaml(contentOf(text)))

export function contentOf(text: string): string {
  return text
    .replace(/^\uFEFF?(?:---|\+\+\+)[ ]*\r?\n/, '')
    .replace(/(?:^|(?<=\n))(?:---|\+\+\+)[ ]*\r?\n[\s\S]*$/, '')
}

const tomlValue = fc.oneof(
  anyText
    .filter((text) => !/\p{Cs}/u.test(text))
    .map((text) => JSON.stringify(text).replaceAll('\u007f', '\\u007f')),
  fc.constantFrom(
    "'literal'",
    '"""\nover\nlines\n"""',
    "'''raw 'quotes' here'''",
    'true',
    'false',
    '42',
    '1_000',
    '3.0',
    '-1e3',
    '2025-09-08',
    '2025-09-08T10:00:00Z',
    '2025-09-08T10:00:00+05:30',
    '2025-09-08 10:00:00',
    '10:00:00',
    '[]',
    '["a", "b"]',
    "[ 'a', 'b' ]",
    '[\n  "a",\n  "b", # why\n]',
    '{ light = "a", dark = "b" }',
  ),
)

const tomlKey = key.map((name) => (/^[\w-]+$/.test(name) ? name : JSON.stringify(name)))
const tomlLine = fc.record({
  key: tomlKey,
  value: tomlValue,
  equals: fc.constantFrom(' = ', ' = ', '=', '   = '),
  behind: fc.constantFrom('', '', ' # why'),
  above: fc.constantFrom('', '', '# note\n', '\n'),
})
const tomlLines = (maxLength: number) =>
  fc
    .uniqueArray(tomlLine, { selector: (line) => line.key, maxLength })
    .map((lines) =>
      lines.map((line) => `${line.above}${line.key}${line.equals}${line.value}${line.behind}\n`).join(''),
    )

/** A post with a TOML block that `smol-toml` takes, tables included. */
export const tomlPost: fc.Arbitrary<string> = fc
  .record({
    top: tomlLines(5),
    table: fc.option(tomlLines(3), { nil: null }),
    name: fc.constantFrom('taxonomies', 'extra', 'params.cover'),
    body,
    crlf: fc.boolean(),
  })
  .map(({ top, table, name, body: rest, crlf }) => {
    const text = `+++\n${top}${table === null ? '' : `\n[${name}]\n${table}`}+++\n${rest}`
    return crlf ? text.replaceAll('\n', '\r\n') : text
  })
  .filter((text) => {
    try {
      parseToml(contentOf(text))
      return !/^\+\+\+/m.test(contentOf(text))
    } catch {
      return false
    }
  })

/** A post with a JSON block, indented in some way. */
export const jsonPost: fc.Arbitrary<string> = fc
  .record({
    record: fc.dictionary(
      key.filter((name) => name !== '__proto__'),
      fc.oneof(
        anyText,
        fc.boolean(),
        fc.integer(),
        fc.constant(null),
        fc.array(anyText, { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), anyText),
      ),
      { maxKeys: 6 },
    ),
    indent: fc.constantFrom(2, 4, '\t', 0),
    body,
  })
  .filter(({ record }) => !/\p{Cs}/u.test(JSON.stringify(record)))
  .map(({ record, indent, body: rest }) => `${JSON.stringify(record, null, indent)}\n${rest}`)

/** A post with Pelican's metadata lines. */
export const metadataPost: fc.Arbitrary<string> = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom('Title', 'Date', 'Tags', 'Category', 'Slug', 'Status', 'Authors', 'Summary'),
      value: anyText.map((text) => text.replace(/\s+/g, ' ').trim()),
      colon: fc.constantFrom(': ', ':', ':   '),
    }),
    { selector: (line) => line.key, minLength: 2, maxLength: 8 },
  )
  .map(
    (lines) =>
      `${lines.map(({ key: name, colon, value }) => `${name}${value === '' ? ':' : colon.padEnd(2)}${value}\n`).join('')}\nText.\n`,
  )
