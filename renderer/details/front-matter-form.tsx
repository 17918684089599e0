// The Details panel: the front matter as a form. It is a view of the text: a field that is changed dispatches the
// smallest change of the text, and whatever changes the text shows here.
import { isolateHistory } from '@codemirror/commands'
import { useEffect, useState } from 'react'
import type { Site } from '../../shared/contract/site.ts'
import { addField } from '../../shared/frontmatter/add-field.ts'
import { removeField } from '../../shared/frontmatter/arrange-fields.ts'
import { type Block, findBlock } from '../../shared/frontmatter/block.ts'
import { createBlock } from '../../shared/frontmatter/create-block.ts'
import type { EditOutcome } from '../../shared/frontmatter/edit.ts'
import type { Fields } from '../../shared/frontmatter/field.ts'
import { setItems } from '../../shared/frontmatter/list-items.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'
import { setField } from '../../shared/frontmatter/set-field.ts'
import type { TextChange } from '../../shared/text/change.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { FieldEditor } from './field-editor.tsx'
import './front-matter-form.css'

type Read = { readonly block: Block | null; readonly fields: Fields }

function read(post: OpenPost, generator: string): Read {
  const text = post.text()
  const block = findBlock(text, generator)
  return { block, fields: block ? readFields(text, block) : { fields: [], trouble: null } }
}

const READ_AFTER_MS = 120

export function FrontMatterForm({ post, site }: { post: OpenPost; site: Site }) {
  const generator = site.profile.id
  const [{ block, fields }, setRead] = useState(() => read(post, generator))
  useEffect(() => {
    setRead(read(post, generator))
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = post.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null
        setRead(read(post, generator))
      }, READ_AFTER_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [post, generator])
  const readOnly = post.opened.readOnly !== null

  function write(changes: readonly TextChange[]): void {
    if (changes.length === 0) return
    post.dispatch({ changes: [...changes], userEvent: 'input.field', annotations: isolateHistory.of('full') })
    setRead(read(post, generator))
  }

  /** Positions may have moved since the form was drawn, so the field is found anew by its place in the block. */
  function edit(nth: number, make: (text: string, now: Read) => EditOutcome | null): void {
    const now = read(post, generator)
    if (now.block === null || now.fields.fields.length <= nth) return
    const outcome = make(post.text(), now)
    if (outcome?.kind === 'changes') write(outcome.changes)
  }

  if (block === null) {
    return (
      <section className="details">
        <h2>Details</h2>
        <p>This post has no front matter yet.</p>
        {!readOnly && (
          <Button onClick={() => write(createBlock(post.text(), 'yaml', 'title', ''))}>
            Add front matter
          </Button>
        )}
      </section>
    )
  }
  return (
    <form className="details" aria-label="Front matter" onSubmit={(event) => event.preventDefault()}>
      <header className="details-header">
        <h2>Details</h2>
        <span>
          {block.format === 'yaml' || block.format === 'toml' || block.format === 'json'
            ? block.format.toUpperCase()
            : 'Metadata'}
        </span>
      </header>
      {fields.trouble && (
        <p className="details-trouble" role="status">
          Line {post.text().slice(0, fields.trouble.at).split('\n').length}: {fields.trouble.message}. The
          fields can be edited all the same.
        </p>
      )}
      {fields.fields.map((field, nth) => (
        <FieldEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a duplicate key is two fields, told apart by their place
          key={`${field.key} ${nth}`}
          field={field}
          readOnly={readOnly}
          onSet={(value) =>
            edit(nth, (text, now) => {
              const found = now.fields.fields[nth]
              if (!found || !now.block) return null
              if (typeof value === 'boolean')
                return setField(text, now.block, found, { kind: 'boolean', value })
              if (typeof value !== 'string') return setItems(text, now.block, found, value, 'comma')
              return setField(text, now.block, found, { kind: 'text', text: value })
            })
          }
          onRemove={() =>
            edit(nth, (text, now) => {
              const found = now.fields.fields[nth]
              return found && now.block ? removeField(text, now.block, found) : null
            })
          }
        />
      ))}
      {!readOnly && (
        <AddField
          taken={fields.fields.map(({ key }) => key)}
          onAdd={(key) => {
            const now = read(post, generator)
            const outcome =
              now.block &&
              addField(post.text(), now.block, {
                path: [key],
                value: { kind: 'empty' },
                like: '',
                order: [],
                separator: 'comma',
              })
            if (outcome?.kind === 'changes') write(outcome.changes)
          }}
        />
      )}
    </form>
  )
}

function AddField({ taken, onAdd }: { taken: readonly string[]; onAdd(key: string): void }) {
  const [key, setKey] = useState('')
  const valid = /^[A-Za-z_][\w-]*$/.test(key) && !taken.includes(key)
  const add = () => {
    if (!valid) return
    onAdd(key)
    setKey('')
  }
  return (
    <div className="details-add">
      <input
        className="input"
        aria-label="Name of the new field"
        placeholder="New field"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button disabled={!valid} onClick={add}>
        Add field
      </Button>
    </div>
  )
}
