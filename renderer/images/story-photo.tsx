// One photograph of the contact sheet, with its caption and the field in which that is written.
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { whenInSight } from '../theme/when-in-sight.ts'
import type { SmallPictures } from './small-pictures.ts'
import type { StoryPhoto } from './story-state.ts'

type PhotoProps = {
  readonly photo: StoryPhoto
  readonly place: string
  readonly small: SmallPictures
  readonly fault: string | null
  readonly busy: boolean
  readonly stop: boolean
  readonly writing: boolean
  onFocus(on: 'photo' | 'caption'): void
  onKeyDown(event: KeyboardEvent): void
  onCaption(caption: string, then: 'stay' | 'done' | 'next' | 'back'): void
  onDrag(id: number | null): void
  onDrop(event: DragEvent): void
}

export function Photo(props: PhotoProps) {
  const { photo, place, small, fault, busy, stop, writing, onFocus, onKeyDown, onCaption, onDrag, onDrop } =
    props
  const name = photo.caption || photo.file.name
  return (
    <li data-photo={photo.id} onDragOver={allow} onDrop={onDrop}>
      <button
        type="button"
        className="story-photo"
        aria-label={`${name}, ${place}`}
        title={photo.file.name}
        tabIndex={stop ? 0 : -1}
        disabled={busy}
        draggable={!busy}
        onFocus={() => !writing && onFocus('photo')}
        onClick={(event) => event.currentTarget.focus()}
        onDoubleClick={() => onFocus('caption')}
        onKeyDown={onKeyDown}
        onDragStart={() => onDrag(photo.id)}
        onDragEnd={() => onDrag(null)}
      >
        <SmallPicture file={photo.file} small={small} />
      </button>
      {writing ? (
        <CaptionField photo={photo} onCaption={onCaption} />
      ) : (
        <span
          className={photo.caption === '' ? 'story-caption story-file' : 'story-caption'}
          aria-hidden="true"
          onPointerDown={(event) => {
            event.preventDefault()
            if (!busy) onFocus('caption')
          }}
        >
          {name}
        </span>
      )}
      {fault !== null && <span className="story-fault">{fault}</span>}
    </li>
  )
}

function CaptionField({ photo, onCaption }: Pick<PhotoProps, 'photo' | 'onCaption'>) {
  const [caption, setCaption] = useState(photo.caption)
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onCaption(photo.caption, 'done')
    else if (event.key === 'Enter') onCaption(caption, 'done')
    else if (event.key === 'Tab') onCaption(caption, event.shiftKey ? 'back' : 'next')
    else return
    event.preventDefault()
    // Escape leaves the field, not the dialog.
    event.stopPropagation()
  }
  return (
    <input
      className="story-caption-field"
      aria-label={`Caption of ${photo.file.name}`}
      value={caption}
      maxLength={1000}
      onChange={({ target }) => setCaption(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onCaption(caption, 'stay')}
    />
  )
}

function SmallPicture({ file, small }: { readonly file: File; readonly small: SmallPictures }) {
  const place = useRef<HTMLSpanElement>(null)
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!place.current) return
    let gone = false
    const sight = whenInSight(document, 400, () => {
      void small.of(file).then((made) => !gone && setAddress(made))
    })
    sight.watch(place.current)
    return () => {
      gone = true
      sight.stop()
    }
  }, [file, small])
  return (
    <span ref={place} className="story-small">
      {address !== null && <img src={address} alt="" draggable={false} />}
    </span>
  )
}

/** Without it nothing can be dropped here. */
export function allow(event: DragEvent): void {
  event.preventDefault()
}
