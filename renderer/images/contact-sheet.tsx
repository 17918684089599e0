// The contact sheet of a photo story: photographs in groups, put in order by mouse or keys, each with its words.
// Arrows go from one to the next, Alt moves it, Delete drops it, Enter writes its caption and Tab goes on to the next.
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { neighbour } from './sheet-walk.ts'
import type { SmallPictures } from './small-pictures.ts'
import { spanWords } from './story-groups.ts'
import type { StoryStep } from './story-history.ts'
import { allow, Photo } from './story-photo.tsx'
import { photosOf, type Story, type StoryGroup, type StoryPhoto } from './story-state.ts'

type Props = {
  readonly story: Story
  readonly small: SmallPictures
  /** What kept a photograph from being imported, by its id. */
  readonly faults: ReadonlyMap<number, string>
  readonly busy: boolean
  onStep(step: StoryStep): void
}

/** What has the focus: a photograph, or the field of its caption. */
type Focus = { readonly id: number; readonly on: 'photo' | 'caption' }

export function ContactSheet({ story, small, faults, busy, onStep }: Props) {
  const photos = photosOf(story)
  const sheet = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const stop = photos.find(({ id }) => id === focus?.id)?.id ?? photos[0]?.id ?? null

  // The focus follows what the author does, also where a photograph went to another group.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a story that changed has drawn its photographs anew
  useEffect(() => {
    if (focus === null) return
    const selector = focus.on === 'photo' ? '.story-photo' : '.story-caption-field'
    sheet.current?.querySelector<HTMLElement>(`[data-photo="${focus.id}"] ${selector}`)?.focus()
  }, [focus, story])

  function onPhotoKey(event: KeyboardEvent, { id }: StoryPhoto): void {
    const at = photos.findIndex((photo) => photo.id === id)
    if (event.altKey && event.key in nudges) {
      const by = nudges[event.key]
      setFocus({ id, on: 'photo' })
      if (by) onStep({ kind: 'nudge', id, by })
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const next = photos[at + 1] ?? photos[at - 1]
      if (next) setFocus({ id: next.id, on: 'photo' })
      onStep({ kind: 'drop', id })
    } else if (event.key === 'Enter') setFocus({ id, on: 'caption' })
    else if (event.key === 'g' && !event.ctrlKey && !event.metaKey) onStep({ kind: 'split', id })
    else if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') {
      const to = neighbour(event, photos, at, sheet.current)
      if (to) setFocus({ id: to, on: 'photo' })
    } else return
    event.preventDefault()
  }

  function onSheetKey(event: KeyboardEvent): void {
    const inField = event.target instanceof HTMLInputElement
    if (inField || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onStep({ kind: event.shiftKey ? 'redo' : 'undo' })
  }

  function onDropAt(event: DragEvent, group: number, before: number | null): void {
    if (dragged === null) return
    event.preventDefault()
    event.stopPropagation()
    onStep({ kind: 'move', id: dragged, group, before })
    setFocus({ id: dragged, on: 'photo' })
    setDragged(null)
  }

  return (
    <section
      ref={sheet}
      className="story-sheet"
      aria-busy={busy}
      onKeyDown={onSheetKey}
      aria-label="Contact sheet"
    >
      {story.groups.map((group) => (
        <Group
          key={group.id}
          group={group}
          busy={busy}
          onStep={onStep}
          onDrop={(event) => onDropAt(event, group.id, null)}
        >
          {group.photos.map((photo) => (
            <Photo
              key={photo.id}
              photo={photo}
              place={`${photos.indexOf(photo) + 1} of ${photos.length}`}
              small={small}
              fault={faults.get(photo.id) ?? null}
              busy={busy}
              stop={photo.id === stop}
              writing={focus?.id === photo.id && focus.on === 'caption'}
              onFocus={(on) => setFocus({ id: photo.id, on })}
              onKeyDown={(event) => onPhotoKey(event, photo)}
              onCaption={(caption, then) => {
                if (caption !== photo.caption) onStep({ kind: 'caption', id: photo.id, caption })
                const at = photos.indexOf(photo) + (then === 'next' ? 1 : then === 'back' ? -1 : 0)
                const to = photos[at] ?? photo
                if (then !== 'stay') setFocus({ id: to.id, on: to === photo ? 'photo' : 'caption' })
              }}
              onDrag={setDragged}
              onDrop={(event) => onDropAt(event, group.id, photo.id)}
            />
          ))}
        </Group>
      ))}
      <p className="story-keys">
        Arrows go on · Alt and arrows move a picture · Enter writes its caption, Tab the next · G begins a
        group · Delete leaves it out
      </p>
    </section>
  )
}

const nudges: Readonly<Record<string, Extract<StoryStep, { kind: 'nudge' }>['by']>> = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
  ArrowUp: 'group-back',
  ArrowDown: 'group-on',
}

type GroupProps = {
  readonly group: StoryGroup
  readonly busy: boolean
  readonly children: React.ReactNode
  onStep(step: StoryStep): void
  onDrop(event: DragEvent): void
}

function Group({ group, busy, children, onStep, onDrop }: GroupProps) {
  const when = spanWords(group.photos.map(({ taken }) => taken))
  return (
    <section className="story-group" aria-label={group.title || when} onDragOver={allow} onDrop={onDrop}>
      <header>
        <input
          className="story-title"
          aria-label={`Heading of ${when}`}
          placeholder="A heading for these, if you like"
          value={group.title}
          disabled={busy}
          onChange={({ target }) => onStep({ kind: 'title', group: group.id, title: target.value })}
        />
        <span>{when}</span>
      </header>
      <ul>{children}</ul>
    </section>
  )
}
