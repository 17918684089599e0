// The names that boxes have in the dialects, by what they look like: GitHub's five kinds.

const looks: Readonly<Record<string, string>> = {
  note: 'note',
  info: 'note',
  primary: 'note',
  abstract: 'note',
  quote: 'note',
  todo: 'note',
  example: 'note',
  admonition: 'note',
  seealso: 'tip',
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  question: 'tip',
  important: 'important',
  warning: 'warning',
  attention: 'warning',
  caution: 'warning',
  danger: 'caution',
  error: 'caution',
  failure: 'caution',
  bug: 'caution',
}

/** Null where no box has the name; an author may call one whatever an object inherits. */
export function boxLook(name: string): string | null {
  return Object.hasOwn(looks, name) ? (looks[name] ?? null) : null
}
