// The fields of a block, whatever its format: one reader for the form, the library and the preview.
import type { Block } from './block.ts'
import type { Fields } from './field.ts'
import { readJson } from './json.ts'
import { readLines } from './metadata-lines.ts'
import { readToml } from './toml.ts'
import { readYaml } from './yaml.ts'

/** The top-level fields of `block` in `text`, in order, a duplicate twice. Never throws; positions are in `text`. */
export function readFields(text: string, block: Block): Fields {
  const content = text.slice(block.contentFrom, block.contentTo)
  switch (block.format) {
    case 'yaml':
      return readYaml(content, block.contentFrom)
    case 'toml':
      return readToml(content, block.contentFrom)
    case 'json':
      return readJson(content, block.contentFrom)
    case 'metadata-lines':
    case 'nikola-comment':
    case 'post-directive':
      return readLines(content, block.contentFrom, block.format)
    case 'javascript':
      return { fields: [], trouble: null }
  }
}
