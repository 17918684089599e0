// Astro's content collections: `defineCollection({ loader: glob({ base }), schema: z.object({…}) })`, read as text.
// Source: docs.astro.build, content collections; zod's own names of types.
import type { FieldType } from '../../frontmatter/field-type-name.ts'
import { folderName } from '../settings-text.ts'
import { type Code, literalOf, parts, properties, readCode } from './code-tokens.ts'
import type { SchemaField, SchemaScope } from './schema-field.ts'
import { listType, textType } from './typed-by-name.ts'

/** The collections that `text` defines, each for the folder that it reads. */
export function readAstroContent(source: string, text: string): readonly SchemaScope[] {
  const code = readCode(text)
  const constants = constantsOf(code)
  const exported = constants.get('collections')?.[0]
  const named = exported?.kind === 'group' ? [...properties(exported.inner)] : []
  return named.flatMap(([name, part]) => {
    const definition = resolved(part, constants)
    const options = argumentOf(definition, 'defineCollection')
    if (options?.kind !== 'group') return []
    const given = properties(options.inner)
    const schema = resolved(given.get('schema') ?? [], constants)
    const shape = objectShape(schema, constants)
    if (shape === null) return []
    const folder = folderOfLoader(given.get('loader') ?? []) ?? `src/content/${name}`
    return [{ folder, fields: fieldsOf(shape, [], source, constants) }]
  })
}

type Constants = ReadonlyMap<string, readonly Code[]>

/** `const name = …` of the whole file, each up to the next statement. */
function constantsOf(code: readonly Code[]): Constants {
  const found = new Map<string, readonly Code[]>()
  for (const [at, one] of code.entries()) {
    const [name, mark] = [code[at + 1], code[at + 2]]
    const isDeclared = one.kind === 'word' && /^(?:const|let|var)$/.test(one.value)
    if (!isDeclared || name?.kind !== 'word' || mark?.kind !== 'mark' || mark.value !== '=') continue
    const rest = code.slice(at + 3)
    const end = rest.findIndex(
      (next) =>
        (next.kind === 'mark' && next.value === ';') ||
        (next.kind === 'word' && /^(?:const|let|var|export|import|function)$/.test(next.value)),
    )
    found.set(name.value, end < 0 ? rest : rest.slice(0, end))
  }
  return found
}

function resolved(part: readonly Code[], constants: Constants): readonly Code[] {
  const [only, ...more] = part
  return only?.kind === 'word' && more.length === 0 ? (constants.get(only.value) ?? part) : part
}

/** What stands in the brackets of `name(…)`, the first argument alone. */
function argumentOf(part: readonly Code[], name: string): Code | null {
  const at = part.findIndex((one) => one.kind === 'word' && one.value === name)
  const group = part[at + 1]
  return at >= 0 && group?.kind === 'group' && group.open === '('
    ? (parts(group.inner)[0]?.[0] ?? null)
    : null
}

function folderOfLoader(part: readonly Code[]): string | null {
  const options = argumentOf(part, 'glob')
  if (options?.kind !== 'group') return null
  return folderName(literalOf(properties(options.inner).get('base') ?? []))
}

/** The braces of `z.object({…})`, behind `({ image }) =>` too; of extended objects the outermost braces that are named here. */
function objectShape(part: readonly Code[], constants: Constants): readonly Code[] | null {
  const shapes: Code[] = []
  for (const [at, one] of part.entries()) {
    const group = part[at + 1]
    if (one.kind !== 'word' || group?.kind !== 'group' || group.open !== '(') continue
    const [argument] = parts(group.inner)
    const braces = argument?.[0]
    // `base.extend({…})`, where base is an object of this file.
    const base = one.value === 'extend' ? part[at - 2] : undefined
    if (base?.kind === 'word' && constants.has(base.value)) {
      shapes.push(...(objectShape(constants.get(base.value) ?? [], new Map()) ?? []))
    }
    if (/^(?:object|strictObject|looseObject|extend)$/.test(one.value) && braces?.kind === 'group') {
      shapes.push(...braces.inner, { kind: 'mark', value: ',' })
    } else if (/^(?:merge|and)$/.test(one.value) && argument) {
      shapes.push(...(objectShape(resolved(argument, constants), constants) ?? []))
    }
  }
  return shapes.length > 0 ? shapes : null
}

function fieldsOf(
  shape: readonly Code[],
  parents: readonly string[],
  source: string,
  constants: Constants,
): SchemaField[] {
  return [...properties(shape)].flatMap(([name, part]) => {
    const path = [...parents, name]
    const chain = resolved(part, constants)
    const field = fieldOf(path, chain, source)
    const inner = field.type === 'nested' ? objectShape(chain, constants) : null
    return [field, ...(inner && path.length < 4 ? fieldsOf(inner, path, source, constants) : [])]
  })
}

type Call = { readonly name: string; readonly inner: readonly Code[] }

/** `z.array(z.string()).default([])` → array, default. */
function callsOf(chain: readonly Code[]): Call[] {
  return chain.flatMap((one, at) => {
    const group = chain[at + 1]
    return one.kind === 'word' && group?.kind === 'group' && group.open === '('
      ? [{ name: one.value, inner: group.inner }]
      : []
  })
}

function fieldOf(path: readonly string[], chain: readonly Code[], source: string): SchemaField {
  const calls = callsOf(chain)
  const has = (...names: readonly string[]) => calls.find(({ name }) => names.includes(name))
  const isLoose = has('optional', 'nullish', 'nullable', 'default', 'catch', 'prefault') !== undefined
  const first = has('default', 'prefault')
  const label = has('describe')
  const name = path.at(-1) ?? ''
  const choices = choicesOf(calls)
  const type = choices.length > 0 ? 'choice' : typeOf(name, calls)
  return {
    path,
    type,
    label: label ? literalOf(parts(label.inner)[0] ?? []) : null,
    required: !isLoose,
    choices,
    default: first ? literalOf(parts(first.inner)[0] ?? []) || null : null,
    many: type === 'list' || type === 'tags',
    source,
  }
}

function typeOf(name: string, calls: readonly Call[]): FieldType {
  for (const { name: call } of calls) {
    switch (call) {
      case 'date':
      case 'datetime':
        return 'date'
      case 'boolean':
        return 'toggle'
      case 'number':
      case 'int':
        return 'number'
      case 'image':
        return 'image'
      case 'array':
      case 'set':
        return listType(name)
      case 'object':
      case 'strictObject':
      case 'looseObject':
        return 'nested'
      case 'string':
      case 'url':
      case 'email':
      case 'reference':
        return textType(name)
    }
  }
  return 'raw'
}

function choicesOf(calls: readonly Call[]): string[] {
  const [first] = calls
  if (first?.name === 'enum') {
    const group = parts(first.inner)[0]?.[0]
    return group?.kind === 'group' ? texts(group.inner) : []
  }
  if (first?.name !== 'union') return []
  const group = parts(first.inner)[0]?.[0]
  if (group?.kind !== 'group') return []
  return parts(group.inner).flatMap((option) =>
    callsOf(option).flatMap(({ name, inner }) => (name === 'literal' ? texts(inner) : [])),
  )
}

function texts(inner: readonly Code[]): string[] {
  return inner.flatMap((one) => (one.kind === 'text' ? [one.value] : []))
}
