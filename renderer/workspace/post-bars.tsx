// What stands above a post when something keeps it from the disk: what happened, what is safe, what can be done.
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import type { Contract, Desk } from '../../shared/contract/contract.ts'
import type { Input } from '../../shared/contract/declare.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { diffText } from '../../shared/text/diff.ts'
import { differingLines, type Piece } from '../../shared/text/differing-lines.ts'
import { showFailure } from '../notices/notices-store.ts'
import { sentenceOf } from '../notices/sentences.ts'
import type { OpenPost } from '../post/open-post.ts'
import type { SaveState } from '../post/save-state.ts'
import { Button } from '../theme/button.tsx'
import './post-bars.css'

type Props = { readonly desk: Desk; readonly post: OpenPost; onOpen(path: PostPath): void }

export function PostBars({ desk, post, onOpen }: Props) {
  // What comes and goes with each pause has no bar, and is not heard of.
  const save = useStore(post.status, (status) => (isUsual(status.save) ? null : status.save))
  switch (save?.kind) {
    case 'conflict':
      return <ConflictBar post={post} theirs={save.theirs} />
    case 'gone':
      return (
        <div className="post-bar" role="alert">
          <p>This file was moved or deleted by another program. Your text is safe here.</p>
          <Button look="primary" onClick={() => post.recreate().catch(showFailure)}>
            Write it again
          </Button>
        </div>
      )
    case 'failed':
      return (
        <div className="post-bar post-bar-fault" role="alert">
          <p>{sentenceOf(save.failure)}</p>
          <Button onClick={() => post.saveNow().catch(showFailure)}>Save again</Button>
        </div>
      )
    case 'read-only':
      return <ReadOnlyBar desk={desk} post={post} reason={save.reason} onOpen={onOpen} />
    default:
      return null
  }
}

function isUsual({ kind }: SaveState): boolean {
  return kind === 'saved' || kind === 'unsaved' || kind === 'saving'
}

function ConflictBar({ post, theirs }: { post: OpenPost; theirs: string }) {
  const [shown, setShown] = useState(false)
  const choose = (choice: 'mine' | 'theirs') => () => void post.resolveConflict(choice).catch(showFailure)
  return (
    <div className="post-bar post-bar-conflict" role="alert">
      <p>
        Another program changed this file while you were writing. Nothing was overwritten; both texts are kept
        until you choose.
      </p>
      <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
        {shown ? 'Hide the differences' : 'Show the differences'}
      </Button>
      <Button onClick={choose('theirs')}>Take theirs</Button>
      <Button look="primary" onClick={choose('mine')}>
        Keep mine
      </Button>
      {shown && <Differences mine={post.text()} theirs={theirs} />}
    </div>
  )
}

/** The lines that differ, side by side, with what is in one of them alone marked. */
function Differences({ mine, theirs }: { mine: string; theirs: string }) {
  const passages = differingLines(theirs, diffText(theirs, mine), mine)
  return (
    <div className="differences">
      <table>
        <thead>
          <tr>
            <th scope="col">On disk</th>
            <th scope="col">Here</th>
          </tr>
        </thead>
        <tbody>
          {passages.map(({ before, after }, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: passages hold no state
            <tr key={nth}>
              <td>{before.map(marked)}</td>
              <td>{after.map(marked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function marked({ text, own }: Piece, nth: number): ReactNode {
  return own ? <mark key={nth}>{text}</mark> : text
}

type Encoding = Input<Contract, 'posts.convertCopy'>['encoding']

const encodings: readonly { readonly value: Encoding; readonly name: string }[] = [
  { value: 'windows-1252', name: 'Western (Windows-1252)' },
  { value: 'utf-16le', name: 'UTF-16, little endian' },
  { value: 'utf-16be', name: 'UTF-16, big endian' },
  { value: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { value: 'gbk', name: 'Chinese (GBK)' },
]

const readOnlySentences = {
  'not-utf8': 'This file is not UTF-8 text, so Galley shows it and does not write to it.',
  'not-writable': 'This file is protected, so Galley shows it and cannot write to it.',
  'outside-site': 'This file lies outside the site’s folder, so Galley shows it and does not write to it.',
  'too-large': 'This file is too large to be edited here.',
} as const

type ReadOnlyProps = Props & { readonly reason: keyof typeof readOnlySentences }

function ReadOnlyBar({ desk, post, reason, onOpen }: ReadOnlyProps) {
  const [encoding, setEncoding] = useState<Encoding>('windows-1252')
  return (
    <div className="post-bar" role="status" aria-label="Read only">
      <p>{readOnlySentences[reason]}</p>
      {reason === 'not-utf8' && (
        <>
          <select
            className="input post-bar-encoding"
            aria-label="Read it as"
            value={encoding}
            onChange={(event) => setEncoding(event.target.value as Encoding)}
          >
            {encodings.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <Button
            onClick={() =>
              desk['posts.convertCopy']({ path: post.path, encoding }).then(
                ({ path }) => onOpen(path),
                showFailure,
              )
            }
          >
            Make a UTF-8 copy
          </Button>
        </>
      )}
    </div>
  )
}
