// The types that a field of the front matter can have: each has a control of its own in the form.
export type FieldType =
  | 'text'
  | 'long-text'
  | 'number'
  | 'toggle'
  | 'date'
  | 'tags'
  | 'choice'
  | 'image'
  | 'slug'
  | 'list'
  | 'nested'
  | 'raw'
