// Galley's own folder browser, where the shell has no dialog of the platform's.
import { ChevronRight, Folder } from 'lucide-react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Contract, Desk } from '../../shared/contract/contract.ts'
import type { Output } from '../../shared/contract/declare.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import { sentenceOf } from '../notices/sentences.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import './folder-browser.css'

type Listing = Output<Contract, 'folders.list'>
type Props = { readonly desk: Desk; onChoose(folder: string): void; onClose(): void }

export function FolderBrowser({ desk, onChoose, onClose }: Props) {
  const [listing, setListing] = useState<Listing | null>(null)
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  /** How often a folder was asked for, and how often something was typed: an answer may come too late for either. */
  const asks = useRef(0)
  const edits = useRef(0)

  const show = useCallback(
    async (folder: string | null) => {
      const [own, edit] = [++asks.current, edits.current]
      try {
        const found = await desk['folders.list']({ folder })
        if (own !== asks.current) return
        setListing(found)
        if (edit === edits.current) setTyped(found.folder)
        setTrouble(null)
      } catch (error) {
        if (!isFailure(error)) throw error
        if (own === asks.current) setTrouble(sentenceOf(error))
      }
    },
    [desk],
  )
  useEffect(() => void show(null), [show])

  function go(event: FormEvent): void {
    event.preventDefault()
    void show(typed.trim() === '' ? null : typed.trim())
  }

  return (
    <Dialog title="Open a folder" onClose={onClose}>
      <div className="dialog-body">
        <form className="folder-path" onSubmit={go}>
          <input
            className="input"
            aria-label="Folder"
            value={typed}
            spellCheck={false}
            onChange={(event) => {
              edits.current++
              setTyped(event.target.value)
            }}
          />
          <Button type="submit">Go</Button>
        </form>
        {trouble !== null && (
          <p className="folder-trouble" role="alert">
            {trouble}
          </p>
        )}
        <ul className="folder-list" aria-label="Folders">
          {listing?.parent != null && (
            <li>
              <button type="button" onClick={() => void show(listing.parent)}>
                <Folder size={16} strokeWidth={1.6} aria-hidden="true" />
                <span>..</span>
                <small>the folder above</small>
              </button>
            </li>
          )}
          {listing?.entries.map(({ name, folder, generator }) => (
            <li key={folder}>
              <button type="button" onClick={() => void show(folder)} onDoubleClick={() => onChoose(folder)}>
                <Folder size={16} strokeWidth={1.6} aria-hidden="true" />
                <span>{name}</span>
                {generator !== null && <small>{generator}</small>}
                <ChevronRight size={16} strokeWidth={1.6} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <span className="folder-count">{listing && countWords(listing, typed.trim())}</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={typed.trim() === ''} onClick={() => onChoose(typed.trim())}>
            Open this folder
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Beside another folder that is typed and not listed, the list says whose it is. */
function countWords({ postCount, folder }: Listing, typed: string): string {
  const files = postCount === 1 ? '1 Markdown file' : `${postCount} Markdown files`
  return typed === folder ? `${files} here` : `${files} in ${folder}`
}
