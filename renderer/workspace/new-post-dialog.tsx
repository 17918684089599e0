// A new post: only its title is asked; where it goes and what it holds is the site's own habit.
import { type FormEvent, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { showFailure } from '../notices/notices-store.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'

type Props = { readonly desk: Desk; onCreated(path: PostPath, cursor: number): void; onClose(): void }

export function NewPostDialog({ desk, onCreated, onClose }: Props) {
  const [title, setTitle] = useState('')
  const [busy, setBusy] = useState(false)

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (title.trim() === '' || busy) return
    setBusy(true)
    try {
      const { path, cursor } = await desk['posts.create']({ title: title.trim(), folder: null })
      onClose()
      onCreated(path, cursor)
    } catch (error) {
      setBusy(false)
      showFailure(error)
    }
  }

  return (
    <Dialog title="New post" onClose={onClose}>
      <form className="dialog-body" onSubmit={(event) => void create(event)}>
        <label className="field">
          <span>Title</span>
          <input
            className="input"
            value={title}
            maxLength={500}
            required
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <p className="dialog-hint">
          It gets its folder, its name, its date and its fields as your newest posts have them.
        </p>
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={title.trim() === '' || busy}>
            Begin
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
