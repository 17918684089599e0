// Adding a field: those that the site's posts, its schema and its generator know, or one with a name of its own.
import { Plus } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState } from 'react'
import type { SiteField } from '../../shared/contract/fields.ts'

type Props = {
  /** Fields that this post does not have, the likeliest first. */
  readonly offered: readonly SiteField[]
  readonly taken: readonly string[]
  onAdd(field: SiteField): void
}

const mostShown = 40

export function AddField({ offered, taken, onAdd }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const shown = offered.filter(({ path, label }) =>
    `${path.join('.')} ${label ?? ''}`.toLowerCase().includes(wanted),
  )
  const isNew =
    typed.trim() !== '' &&
    !taken.includes(typed.trim()) &&
    !offered.some(({ path }) => path.join('.') === typed.trim())
  const add = (field: SiteField) => {
    onAdd(field)
    setTyped('')
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button details-add">
        <Plus size={14} aria-hidden="true" /> Add field
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="details-offer" align="start" aria-label="Add a field">
          <input
            className="input"
            aria-label="Name of the field"
            aria-controls={id}
            placeholder="Name"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              const exact = shown.find(({ path }) => path.join('.').toLowerCase() === wanted)
              if (exact ?? (!isNew && shown[0])) add(exact ?? (shown[0] as SiteField))
              else if (isNew) add(newField(typed.trim()))
            }}
          />
          <ul id={id} aria-label="Fields of this site">
            {shown.slice(0, mostShown).map((field) => (
              <li key={field.path.join('.')}>
                <button type="button" onClick={() => add(field)}>
                  <span>{field.label ?? field.path.join('.')}</span>
                  <small>{whoSays(field)}</small>
                </button>
              </li>
            ))}
            {isNew && (
              <li>
                <button type="button" onClick={() => add(newField(typed.trim()))}>
                  <span>“{typed.trim()}”</span>
                  <small>a new field</small>
                </button>
              </li>
            )}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function whoSays({ from, source, posts, required }: SiteField): string {
  if (from === 'schema') return required ? `required by ${source ?? 'the schema'}` : (source ?? 'schema')
  if (posts > 0) return posts === 1 ? 'in 1 post' : `in ${posts} posts`
  return from === 'author' ? 'yours' : 'usual'
}

function newField(name: string): SiteField {
  return {
    path: [name],
    type: 'text',
    label: null,
    required: false,
    posts: 0,
    of: 0,
    values: [],
    example: '',
    separator: 'comma',
    default: null,
    from: 'author',
    source: null,
  }
}
