// The post's headings, and the author's comments where those are shown; a click goes there in source and preview.
import { ListTree } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import type { OutlineEntry } from './preview-contract.ts'

type Props = {
  /** Asked for when the menu opens: of a long post it is long, and a key must not wait for it. */
  read(): Promise<readonly OutlineEntry[]>
  readonly notes: boolean
  /** The line that is being read or written. */
  currentLine(): number
  onJump(entry: OutlineEntry): void
}

export function OutlineMenu({ read, notes, currentLine, onJump }: Props) {
  const [outline, setOutline] = useState<readonly OutlineEntry[] | null>(null)
  const entries = outline?.filter(({ kind, level }) => (kind === 'note' ? notes : level < 5))
  return (
    <Popover.Root
      open={outline !== null}
      onOpenChange={async (open) => setOutline(open ? await read() : null)}
    >
      <Popover.Trigger className="button button-quiet preview-tool">
        <ListTree size={15} strokeWidth={1.6} aria-hidden="true" />
        Outline
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="outline-popup" align="start" aria-label="Outline">
          {!entries || entries.length === 0 ? (
            <p>This post has no headings yet. A line that begins with ## is one.</p>
          ) : (
            <OutlineList
              entries={entries}
              current={currentOf(entries, currentLine())}
              onJump={(entry) => {
                setOutline(null)
                onJump(entry)
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

type ListProps = {
  readonly entries: readonly OutlineEntry[]
  readonly current: number
  onJump(entry: OutlineEntry): void
}

function OutlineList({ entries, current, onJump }: ListProps) {
  const list = useRef<HTMLElement>(null)
  const least = Math.min(...entries.map(({ level }) => level))
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <nav ref={list} aria-label="Headings">
      <ul>
        {entries.map((entry, at) => (
          <li key={`${entry.line} ${entry.text}`}>
            <button
              type="button"
              dir="auto"
              data-kind={entry.kind}
              style={{
                paddingInlineStart: 10 + 14 * (entry.level - least + (entry.kind === 'note' ? 1 : 0)),
              }}
              aria-current={at === current ? 'location' : undefined}
              onClick={() => onJump(entry)}
            >
              {entry.text === '' ? 'Untitled' : entry.text}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The last heading at or above the line; one just below the top edge is being read already. */
function currentOf(entries: readonly OutlineEntry[], line: number): number {
  return entries.findLastIndex(({ kind, line: own }) => kind === 'heading' && own <= line + 2)
}
