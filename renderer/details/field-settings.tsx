// What the author says of a field for the whole site: its type, its label, what a new one begins with.
import { useId, useState } from 'react'
import type { FieldOverride, OverridePlace, SiteField } from '../../shared/contract/fields.ts'
import type { FieldType } from '../../shared/frontmatter/field-type-name.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'

type Props = {
  readonly field: SiteField
  readonly place: OverridePlace
  onOverride(override: FieldOverride): void
  onPlace(place: OverridePlace): void
  onClose(): void
}

const typeNames: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  'long-text': 'Long text',
  number: 'Number',
  toggle: 'Yes or no',
  date: 'Date',
  tags: 'Tags',
  choice: 'One of a few',
  image: 'Picture',
  slug: 'Slug',
  list: 'List of texts',
  nested: 'Nested fields',
  raw: 'As it stands in the file',
}

export function FieldSettings({ field, place, onOverride, onPlace, onClose }: Props) {
  const id = useId()
  const name = field.path.join('.')
  const [type, setType] = useState<FieldType | ''>(field.from === 'author' ? field.type : '')
  const [label, setLabel] = useState(field.label ?? '')
  const [first, setFirst] = useState(field.default ?? '')
  const [kept, setKept] = useState(place)
  return (
    <Dialog title={`${name} in this site`} onClose={onClose}>
      <form
        className="field-settings"
        onSubmit={(event) => {
          event.preventDefault()
          if (kept !== place) onPlace(kept)
          onOverride({ type: type === '' ? null : type, label: label.trim() || null, default: first || null })
          onClose()
        }}
      >
        <label htmlFor={`${id}-type`}>Type</label>
        <select
          id={`${id}-type`}
          className="input"
          value={type}
          onChange={({ target }) => setType(target.value as FieldType)}
        >
          <option value="">As the site has it ({typeNames[field.type].toLowerCase()})</option>
          {Object.entries(typeNames).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-label`}>Label</label>
        <input
          id={`${id}-label`}
          className="input"
          maxLength={100}
          value={label}
          placeholder={name}
          onChange={({ target }) => setLabel(target.value)}
        />
        <label htmlFor={`${id}-first`}>A new one begins with</label>
        <input
          id={`${id}-first`}
          className="input"
          maxLength={1000}
          value={first}
          placeholder="Nothing"
          onChange={({ target }) => setFirst(target.value)}
        />
        <fieldset>
          <legend>Where this is kept, for all fields</legend>
          <label>
            <input type="radio" name="place" checked={kept === 'galley'} onChange={() => setKept('galley')} />{' '}
            With Galley on this computer
          </label>
          <label>
            <input
              type="radio"
              name="place"
              checked={kept === 'repository'}
              onChange={() => setKept('repository')}
            />{' '}
            In the site, in <code>.galley.json</code>, for everybody who writes there
          </label>
        </fieldset>
        <div className="dialog-actions">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
