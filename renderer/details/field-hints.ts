// What is said beside a field, in words: values that do not fit their type, keys that stand twice, values that a
// schema wants.
import type { SiteField } from '../../shared/contract/fields.ts'
import type { Refusal } from '../../shared/frontmatter/edit.ts'
import type { Field } from '../../shared/frontmatter/field.ts'
import { isBooleanLike } from './control-type.ts'

export type Hint = { readonly tone: 'fault' | 'note'; readonly text: string }

/** `twice`: how many fields of this key the block has. */
export function hintsOf(field: Field, known: SiteField | null, twice: number): readonly Hint[] {
  const hints: Hint[] = []
  if (field.doubt !== null)
    hints.push({ tone: 'fault', text: `${parserWords(field.doubt)} It is shown as it stands.` })
  if (twice > 1) {
    hints.push({
      tone: 'fault',
      text: `“${field.key}” stands ${times(twice)} here: most generators take the last, some stop.`,
    })
  }
  if (known?.required && isEmpty(field)) {
    hints.push({ tone: 'fault', text: `${known.source ?? 'The site’s schema'} wants a value here.` })
  }
  const misfit = misfitOf(field, known)
  if (misfit) hints.push({ tone: 'fault', text: misfit })
  return hints
}

function misfitOf(field: Field, known: SiteField | null): string | null {
  if (field.kind !== 'scalar' || isEmpty(field) || known === null) return null
  switch (known.type) {
    case 'toggle':
      return isBooleanLike(field) ? null : 'This is neither true nor false, as it is in the other posts.'
    case 'number':
      return typeof field.value === 'number' ? null : 'This is text; the other posts have a number here.'
    case 'choice':
      return choiceHint(field, known)
    default:
      return null
  }
}

function choiceHint(field: Field, known: SiteField): string | null {
  const text = typeof field.value === 'string' ? field.value : field.source
  const value = known.values.find((one) => one.text === text)
  if (known.from === 'schema' && value === undefined)
    return `${known.source ?? 'The schema'} does not name “${text}”.`
  const alike = known.values.find((one) => one.text !== text && one.text.toLowerCase() === text.toLowerCase())
  return alike && alike.count > (value?.count ?? 0) ? `The other posts write “${alike.text}”.` : null
}

function isEmpty({ value }: Field): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function refusalWords(reason: Refusal): string {
  switch (reason) {
    case 'format':
      return 'This block is code or cannot be written: edit it in the source.'
    case 'shape':
      return 'What stands here is nested: edit it in the source.'
    case 'not-expressible':
      return 'This format cannot hold that value here, so the old one stays.'
    case 'harm':
      return 'That would change how other fields are read, so nothing was written.'
  }
}

const plainer: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing (["']).*/, 'A $1 is opened here and never closed'],
  [/^Flow sequence in block collection must .* end with a \]$/, 'The list that begins here has no closing ]'],
  [/^Flow map in block collection must .* end with a \}$/, 'The map that begins here has no closing }'],
  [/^Tabs are not allowed as indentation$/, 'A tab stands where only blanks may'],
]

/** A parser's message as a sentence; those that authors meet most in plainer words. */
export function parserWords(message: string): string {
  const trimmed = message.trim().replace(/[.:]$/, '')
  const words = plainer.reduce((text, [pattern, plain]) => text.replace(pattern, plain), trimmed)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`
}
