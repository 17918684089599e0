// The language of a site or a post, from how settings and front matter write it: `de`, `pt_BR`, `zh_CN.UTF-8`.
import type { Field } from '../frontmatter/field.ts'

/** As BCP 47 has it (`pt-BR`); null where `written` is no tag, as the name of a language is none. */
export function languageTag(written: unknown): string | null {
  if (typeof written !== 'string') return null
  const tag = written
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
  // A longer first part is a tag by its grammar, but of no language: `english`, `default`.
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** Scripts that run from right to left (Unicode, `Bidi_Class` R and AL), of those that languages are written in today. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Which way `language` is written, as BCP 47 has it. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** What a post says of its own language; null where it says nothing. */
export function languageOfFields(fields: readonly Field[]): string | null {
  const own = fields.filter(({ path, key }) => path.length === 1 && /^(?:lang|language|locale)$/i.test(key))
  return own.map(({ value }) => languageTag(value)).find((tag) => tag !== null) ?? null
}
