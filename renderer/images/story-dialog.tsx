// A photo story: photographs of a folder become a contact sheet, the author puts them in order and gives them words,
// and Galley imports them all and writes them into the post at the cursor, as one step.
import PQueue from 'p-queue'
import { type DragEvent, useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { isFailure } from '../../shared/contract/failure.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import { pictureMarkup } from '../../shared/site/image-markup.ts'
import { profileOf } from '../../shared/site/profile-list.ts'
import { showFailure, showNotice } from '../notices/notices-store.ts'
import { sentenceOf } from '../notices/sentences.ts'
import { importImage } from '../post/import-image.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import { ContactSheet } from './contact-sheet.tsx'
import { insertBlocks } from './insert-blocks.ts'
import { droppedPhotographs, photographs } from './photographs.ts'
import type { PictureTools } from './picture-tools.ts'
import { countWords } from './picture-words.ts'
import { createSmallPictures } from './small-pictures.ts'
import { emptyHistory, historyStep } from './story-history.ts'
import { photosOf, type StoryPhoto } from './story-state.ts'
import { headingLevelAt, storyText } from './story-text.ts'
import { takenTime } from './taken-time.ts'
import './story.css'

type Props = {
  readonly tools: PictureTools
  readonly post: OpenPost
  /** What was dropped or chosen before the dialog opened. */
  readonly files: readonly File[]
  onClose(): void
}

type Progress = { readonly words: string; readonly done: number; readonly total: number }

const READ_AT_ONCE = 6
const IMPORT_AT_ONCE = 3

export function StoryDialog({ tools, post, files, onClose }: Props) {
  const { desk, work } = tools
  const [{ now: story }, step] = useReducer(historyStep, emptyHistory)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [faults, setFaults] = useState<ReadonlyMap<number, string>>(new Map())
  const [small] = useState(createSmallPictures)
  const cancel = useRef<AbortController | null>(null)
  const nextId = useRef(1)
  /** What was imported so far, by photograph: another try goes on from there. */
  const imported = useRef(new Map<number, { readonly target: string; readonly made: SitePath | null }>())
  const photos = photosOf(story)

  const add = useCallback(async (chosen: readonly File[]) => {
    if (chosen.length === 0) return
    const queue = new PQueue({ concurrency: READ_AT_ONCE })
    let done = 0
    const tell = () => setProgress({ words: 'Reading when they were taken', done, total: chosen.length })
    tell()
    const read = await queue.addAll(
      chosen.map((file) => async (): Promise<StoryPhoto> => {
        const taken = await takenTime(file)
        done++
        tell()
        return { id: nextId.current++, file, taken, caption: '' }
      }),
    )
    setProgress(null)
    step({ kind: 'add', photos: read })
  }, [])

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void add(files)
  }, [add, files])
  useEffect(() => () => cancel.current?.abort(), [])

  async function importAll(signal: AbortSignal): Promise<ReadonlyMap<number, string>> {
    const failed = new Map<number, string>()
    const waiting = photos.filter(({ id }) => !imported.current.has(id))
    const queue = new PQueue({ concurrency: IMPORT_AT_ONCE })
    const tell = () =>
      setProgress({
        words: 'Importing pictures',
        done: imported.current.size + failed.size,
        total: photos.length,
      })
    tell()
    const importOne = async ({ id, file }: StoryPhoto) => {
      if (signal.aborted) return
      try {
        const { target, reused, path } = await importImage(desk, post.path, file, { signal })
        imported.current.set(id, { target, made: reused ? null : path })
      } catch (error) {
        if (signal.aborted) return
        if (!isFailure(error)) throw error
        failed.set(id, sentenceOf(error))
      }
      tell()
    }
    try {
      await queue.addAll(waiting.map((photo) => () => importOne(photo)))
    } finally {
      setProgress(null)
      setFaults(failed)
    }
    return failed
  }

  async function write(leaveOut: ReadonlySet<number>): Promise<void> {
    const own = new AbortController()
    cancel.current = own
    try {
      const failed = await importAll(own.signal)
      if (own.signal.aborted || [...failed.keys()].some((id) => !leaveOut.has(id))) return
      const profile = profileOf(tools.site.profile.id).id
      const { markup } = await desk['images.place']({ post: post.path })
      const targets = new Map([...imported.current].map(([id, { target }]) => [id, target]))
      const level = headingLevelAt(post.text(), post.state().selection.main.head)
      insertBlocks(
        post,
        storyText(story, targets, level, (picture) => pictureMarkup(picture, markup, profile)),
      )
      imported.current.clear()
      onClose()
      showNotice({ kind: 'done', text: `${countWords(targets.size, 'picture')} written into the post.` })
    } catch (error) {
      showFailure(error)
    }
  }

  /** What was imported and never written is offered to the bin. */
  function leave(): void {
    if (progress !== null) return cancel.current?.abort()
    const paths = [...imported.current.values()].flatMap(({ made }) => made ?? [])
    onClose()
    if (paths.length === 0) return
    showNotice({
      kind: 'note',
      text: `The story was not written. ${countWords(paths.length, 'picture')} had been imported already.`,
      action: {
        label: 'Remove them…',
        run: () => work.setState({ ask: { kind: 'edit', edit: { kind: 'remove-images', paths } } }),
      },
    })
  }

  function onDrop(event: DragEvent): void {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void droppedPhotographs(event.dataTransfer).then(add)
  }

  return (
    <Dialog title="Photo story" size="wide" onClose={leave}>
      <section className="story" aria-label="Photographs" onDrop={onDrop}>
        {photos.length === 0 ? (
          progress === null && <NoPhotos onFiles={(chosen) => void add(chosen)} />
        ) : (
          <ContactSheet story={story} small={small} faults={faults} busy={progress !== null} onStep={step} />
        )}
        <footer className="story-foot">
          {progress !== null ? (
            <>
              <progress
                className="edit-progress"
                aria-label={progress.words}
                max={progress.total}
                value={progress.done}
              />
              <span className="story-told">
                {progress.words}: {progress.done} of {progress.total}
              </span>
              <Button onClick={() => cancel.current?.abort()}>Cancel</Button>
            </>
          ) : (
            photos.length > 0 && (
              <>
                <span className="story-told" role="status">
                  {faults.size > 0
                    ? `${countWords(faults.size, 'picture')} could not be imported; the reason stands below each.`
                    : `${countWords(photos.length, 'picture')} in ${countWords(story.groups.length, 'group')}`}
                </span>
                <ChooseFiles words="Add more…" folder={false} onFiles={(chosen) => void add(chosen)} />
                {faults.size > 0 && (
                  <Button onClick={() => void write(new Set(faults.keys()))}>
                    Leave {faults.size === 1 ? 'it' : 'them'} out
                  </Button>
                )}
                <Button look="primary" onClick={() => void write(new Set())}>
                  {faults.size > 0 ? 'Try again' : 'Write into the post'}
                </Button>
              </>
            )
          )}
        </footer>
      </section>
    </Dialog>
  )
}

function NoPhotos({ onFiles }: { onFiles(files: readonly File[]): void }) {
  return (
    <div className="story-none">
      <p>
        Choose the photographs of a day, or drop a folder here. They are put in the order in which they were
        taken, and nothing is written before you say so.
      </p>
      <div>
        <ChooseFiles words="Choose a folder…" folder look="primary" onFiles={onFiles} />
        <ChooseFiles words="Choose photographs…" folder={false} onFiles={onFiles} />
      </div>
    </div>
  )
}

type ChooseProps = {
  readonly words: string
  readonly folder: boolean
  readonly look?: 'plain' | 'primary'
  onFiles(files: readonly File[]): void
}

function ChooseFiles({ words, folder, look = 'plain', onFiles }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words}
        accept="image/*"
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          const chosen = photographs([...(target.files ?? [])])
          target.value = ''
          onFiles(chosen)
        }}
      />
    </>
  )
}
