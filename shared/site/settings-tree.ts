// A generator's settings in YAML, TOML or JSON as one tree, for what lies deeper than `settings-text.ts` looks. Read,
// never run; what its language refuses is told as nothing.
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { parseDocument } from 'yaml'

export type Settings = { readonly [key: string]: unknown }

/** The top-level map of a settings file with this name; empty where the text is none, or is refused. */
export function settingsTree(name: string, text: string): Settings {
  const tree = name.endsWith('.toml') ? tomlTree(text) : yamlTree(text)
  return isMap(tree) ? tree : {}
}

/** What stands at `path`; generators differ about the case of keys, so it does not count. Undefined where nothing does. */
export function settingAt(tree: unknown, ...path: readonly string[]): unknown {
  let value = tree
  for (const name of path) {
    if (!isMap(value)) return undefined
    const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase())
    value = key === undefined ? undefined : value[key]
  }
  return value
}

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tomlTree(text: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text, { tomlVersion: '1.1' }))
  } catch {
    // The parser throws what it does not read, of whatever class.
    return {}
  }
}

/** JSON is YAML too. Keys that are there twice are no fault to the generators, and the last one counts. */
function yamlTree(text: string): unknown {
  try {
    return parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).toJS({ maxAliasCount: 50 })
  } catch {
    // Aliases without an anchor, or too many of them.
    return {}
  }
}
