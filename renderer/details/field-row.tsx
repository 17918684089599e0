// One field of the form: its label, its control, what is said beside it, and what can be done with it.
import { useId, useState } from 'react'
import { moveField, removeField, renameField } from '../../shared/frontmatter/arrange-fields.ts'
import type { EditOutcome, Refusal } from '../../shared/frontmatter/edit.ts'
import { type Field, fieldAt } from '../../shared/frontmatter/field.ts'
import { controlType } from './control-type.ts'
import { FieldControl } from './field-control.tsx'
import { hintsOf, refusalWords } from './field-hints.ts'
import { FieldMenu } from './field-menu.tsx'
import { type ControlValue, takingSlugAlong, writing } from './field-write.ts'
import type { FormContext } from './form-context.ts'
import { type FieldPlace, type MakeEdit, placesOf } from './use-front-matter.ts'

type Props = {
  readonly field: Field
  readonly place: FieldPlace
  /** How many fields of the block have this key. */
  readonly twice: number
  readonly siblings: readonly Field[]
  readonly form: FormContext
}

export function FieldRow({ field, place, twice, siblings, form }: Props) {
  const id = useId()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [renaming, setRenaming] = useState(false)
  const known = form.knownOf(field.path)
  const type = controlType(field, known)
  const hints = hintsOf(field, known, twice)
  const described = hints.length > 0 || refusal !== null ? `${id}-hints` : undefined
  const name = known?.label ?? field.key

  function put(value: ControlValue, pace: 'typing' | 'done'): void {
    const make = writing(place, type, value, known)
    const isTitle = value.kind === 'typed' && field.path.length === 1 && field.key.toLowerCase() === 'title'
    const whole = isTitle && form.slug ? takingSlugAlong(make, form.title, value.text, form.slug) : make
    setRefusal(form.edit(whole, pace === 'typing' ? 'typing' : 'whole'))
  }

  const arrange = (make: (text: string, block: Parameters<MakeEdit>[1], found: Field) => EditOutcome) =>
    setRefusal(
      form.edit((text, block, fields) => {
        const found = fieldAt(fields, place.path, place.nth)
        return found ? make(text, block, found) : { kind: 'refused', reason: 'shape' }
      }, 'whole'),
    )

  const at = siblings.findIndex(({ keyFrom }) => keyFrom === field.keyFrom)
  const above = siblings[at - 1]
  const below = siblings[at + 2] ?? null

  if (type === 'nested') {
    return (
      <details className="details-nested" open={field.fields.length <= 4}>
        <summary>
          <span>{name}</span>
          <small>{field.fields.length === 1 ? '1 field' : `${field.fields.length} fields`}</small>
        </summary>
        {placesOf(field.fields).map((inner) => (
          <FieldRow
            key={`${inner.place.path.join('.')} ${inner.place.nth}`}
            field={inner.field}
            place={inner.place}
            twice={1}
            siblings={field.fields}
            form={form}
          />
        ))}
      </details>
    )
  }
  return (
    <div className="details-field" data-type={type}>
      <div className="details-label">
        {renaming ? (
          <input
            className="input details-rename"
            aria-label={`New name of ${field.key}`}
            defaultValue={field.key}
            // biome-ignore lint/a11y/noAutofocus: the author asked for this field just now
            autoFocus
            onKeyDown={(event) => {
              if (event.key === 'Escape') setRenaming(false)
              if (event.key === 'Enter') event.currentTarget.blur()
            }}
            onBlur={({ target }) => {
              setRenaming(false)
              if (target.value !== field.key)
                arrange((text, block, found) => renameField(text, block, found, target.value))
            }}
          />
        ) : (
          <label htmlFor={id} title={field.key}>
            {name}
          </label>
        )}
        {type === 'tags' && field.kind !== 'list' && field.source !== '' && (
          <small>
            {known?.separator === 'space'
              ? 'words'
              : known?.separator === 'semicolon'
                ? 'semicolons'
                : 'comma string'}
          </small>
        )}
        {known?.required && <small title={known.source ?? ''}>required</small>}
        {!form.readOnly && (
          <FieldMenu
            name={field.key}
            onRemove={() => arrange(removeField)}
            onRename={field.path.length === 1 ? () => setRenaming(true) : null}
            onUp={above ? () => arrange((text, block, found) => moveField(text, block, found, above)) : null}
            onDown={
              at < siblings.length - 1
                ? () => arrange((text, block, found) => moveField(text, block, found, below))
                : null
            }
            onSettings={known ? () => form.onSettings(known) : null}
          />
        )}
      </div>
      <FieldControl
        id={id}
        field={field}
        type={type}
        known={known}
        describedBy={described}
        form={form}
        onPut={put}
      />
      {described !== undefined && (
        <div id={described}>
          {hints.map(({ text, tone }) => (
            <p key={text} className={`details-hint ${tone}`}>
              {text}
            </p>
          ))}
          {refusal !== null && (
            <p className="details-hint fault" role="status">
              {refusalWords(refusal)}
            </p>
          )}
        </div>
      )}
    </div>
  )
}
