// Asks for another name or folder of a picture or a post; what follows from it is shown by the plan.
import { type FormEvent, useState } from 'react'
import { namedPath, toPath } from '../../shared/site/new-path.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'

type Props = {
  readonly title: string
  readonly path: string
  onMove(to: string): void
  onClose(): void
}

export function MoveDialog({ title, path, onMove, onClose }: Props) {
  const [named, setNamed] = useState(() => namedPath(path))
  const to = toPath(named)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (to !== null && to !== path) onMove(to)
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-body" onSubmit={submit}>
        <label className="field">
          <span>Name</span>
          <input
            className="input"
            value={named.name}
            maxLength={200}
            required
            aria-describedby="move-result"
            onChange={(event) => setNamed({ ...named, name: event.target.value })}
          />
        </label>
        <label className="field">
          <span>Folder</span>
          <input
            className="input"
            value={named.folder}
            maxLength={1000}
            placeholder="The site’s own folder"
            onChange={(event) => setNamed({ ...named, folder: event.target.value })}
          />
        </label>
        <p id="move-result" className="dialog-hint" role="status">
          {to === null
            ? 'That is no name that a file of this site can have.'
            : to === path
              ? `It is ${path} now. Whatever refers to it follows.`
              : `It becomes ${to}. Whatever refers to it follows.`}
        </p>
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={to === null || to === path}>
            Show what changes…
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
