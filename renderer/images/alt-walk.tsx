// A walk through the pictures of the open post, one at a time: what it shows, what stands around it, and the words
// for readers who cannot see it. Each answer is one step of the post's history.
import { isolateHistory } from '@codemirror/commands'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { findBlock } from '../../shared/frontmatter/block.ts'
import { setAlt, setDecorative } from '../../shared/site/alt-text.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import type { PictureTools } from './picture-tools.ts'
import { countWords, fileNameOf, pictureAddress } from './picture-words.ts'
import { locateTargets } from './post-images.ts'
import { describable, type WalkPicture } from './walk-pictures.ts'
import { wordsAround } from './words-around.ts'
import './alt-walk.css'

type Props = { readonly tools: PictureTools; readonly post: OpenPost; onClose(): void }

export function AltWalk({ tools, post, onClose }: Props) {
  const [text, setText] = useState(() => post.text())
  useEffect(() => post.subscribe(() => queueMicrotask(() => setText(post.text()))), [post])
  const pictures = useMemo(() => describable(text), [text])
  const [onlyMissing, setOnlyMissing] = useState(true)
  /** The way through: what is described on it stays on it, so that one can go back. */
  const [way, setWay] = useState(() => wayThrough(pictures, true))
  const [at, setAt] = useState(0)
  const place = way[at]
  const current = place === undefined ? undefined : pictures[place]
  const silent = pictures.filter(({ state }) => state === 'missing').length
  const files = useFiles(tools, post, pictures)

  function begin(missing: boolean): void {
    setOnlyMissing(missing)
    setWay(wayThrough(pictures, missing))
    setAt(0)
  }

  function write(changes: readonly TextChange[]): void {
    if (changes.length === 0) return
    post.dispatch({
      changes: [...changes],
      annotations: isolateHistory.of('full'),
      userEvent: 'input.alt',
    })
  }

  return (
    <Dialog title="Describe the pictures" size="wide" onClose={onClose}>
      <div className="walk-head">
        <progress
          className="edit-progress"
          aria-label="Pictures gone through"
          max={Math.max(1, way.length)}
          value={Math.min(at, way.length)}
        />
        <span role="status">{current ? `${at + 1} of ${way.length}` : `${way.length} of ${way.length}`}</span>
        <label className="recipe-check">
          <input type="checkbox" checked={onlyMissing} onChange={({ target }) => begin(target.checked)} />
          <span>Only those without words ({silent})</span>
        </label>
      </div>
      {current ? (
        <WalkStep
          key={place}
          tools={tools}
          picture={current}
          file={files.get(current.reference.target) ?? null}
          text={text}
          isFirst={at === 0}
          onAnswer={(answer, by) => {
            if (answer.kind === 'decorative')
              write(setDecorative(text, current.reference, commentStyle(post)))
            else if (answer.alt !== current.reference.alt || current.state === 'decorative')
              write(setAlt(text, current.reference, answer.alt))
            setAt(Math.max(0, at + by))
          }}
          onGo={(by) => setAt(Math.max(0, at + by))}
        />
      ) : (
        <div className="walk-end">
          <p>{endWords(pictures.length, silent)}</p>
          <div>
            {way.length > 0 && <Button onClick={() => setAt(way.length - 1)}>Back</Button>}
            {pictures.length > way.length && <Button onClick={() => begin(false)}>Go through all</Button>}
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

type Answer = { readonly kind: 'words'; readonly alt: string } | { readonly kind: 'decorative' }

type StepProps = {
  readonly tools: PictureTools
  readonly picture: WalkPicture
  readonly file: string | null
  readonly text: string
  readonly isFirst: boolean
  onAnswer(answer: Answer, by: 1 | -1): void
  onGo(by: 1 | -1): void
}

function WalkStep({ tools, picture, file, text, isFirst, onAnswer, onGo }: StepProps) {
  const { reference, state } = picture
  const [alt, setAltWords] = useState(reference.alt)
  const [decorative, setDecorativeChosen] = useState(state === 'decorative')
  const field = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const { before, after } = useMemo(
    () => wordsAround(text, findBlock(text)?.to ?? 0, reference.from, reference.to),
    [text, reference],
  )
  useEffect(() => field.current?.focus(), [])

  function answer(by: 1 | -1): void {
    const same = alt.trim() === reference.alt.trim() && decorative === (state === 'decorative')
    if (same) onGo(by)
    else onAnswer(decorative ? { kind: 'decorative' } : { kind: 'words', alt: alt.trim() }, by)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    answer(event.shiftKey ? -1 : 1)
  }

  return (
    <form
      className="walk"
      onSubmit={(event) => {
        event.preventDefault()
        answer(1)
      }}
    >
      <div className="walk-picture">
        {file === null ? (
          <p>There is no picture at {reference.target}.</p>
        ) : (
          <img src={pictureAddress(tools.site, file, 640)} alt="" />
        )}
      </div>
      <div className="walk-words">
        <p className="walk-name">{fileNameOf(reference.target)}</p>
        <p className="walk-around">{before === '' ? 'The post begins here.' : before}</p>
        <label className="field">
          <span>Alt text</span>
          <textarea
            ref={field}
            className="input"
            rows={3}
            value={alt}
            disabled={decorative}
            onKeyDown={onKeyDown}
            aria-describedby={hint}
            placeholder="What a reader would miss who cannot see it"
            onChange={({ target }) => setAltWords(target.value)}
          />
        </label>
        <label className="recipe-check">
          <input
            type="checkbox"
            checked={decorative}
            onChange={({ target }) => setDecorativeChosen(target.checked)}
          />
          <span>Decorative: it says nothing that the text does not</span>
        </label>
        <p className="walk-around">{after === '' ? 'The post ends here.' : after}</p>
        <div className="dialog-actions">
          <Button disabled={isFirst} onClick={() => answer(-1)}>
            Back
          </Button>
          <Button look="primary" type="submit">
            Next
          </Button>
        </div>
        <p id={hint} className="walk-keys">
          Enter writes it and goes on, Shift Enter goes back, Escape leaves.
        </p>
      </div>
    </form>
  )
}

function wayThrough(pictures: readonly WalkPicture[], onlyMissing: boolean): readonly number[] {
  return pictures.flatMap(({ state }, nth) => (!onlyMissing || state === 'missing' ? [nth] : []))
}

function endWords(count: number, silent: number): string {
  if (count === 0) return 'This post shows no picture that could be described.'
  if (silent === 0) return 'Every picture of this post has words, or is decorative.'
  return `${countWords(silent, 'picture')} ${silent === 1 ? 'is' : 'are'} still without words.`
}

function commentStyle(post: OpenPost): 'html' | 'mdx' {
  return post.path.endsWith('.mdx') ? 'mdx' : 'html'
}

/** The site paths of the pictures' files, by target; asked for once, since describing moves no file. */
function useFiles(
  { desk }: PictureTools,
  post: OpenPost,
  pictures: readonly WalkPicture[],
): ReadonlyMap<string, string> {
  const [files, setFiles] = useState<ReadonlyMap<string, string>>(new Map())
  const targets = pictures.map(({ reference }) => reference.target)
  const wanted = JSON.stringify([...new Set(targets)])
  useEffect(() => {
    let gone = false
    locateTargets(desk, post, JSON.parse(wanted)).then((located) => {
      if (gone) return
      const found = located.flatMap(({ target, file }) => (file === null ? [] : [[target, file] as const]))
      setFiles(new Map(found))
    }, showFailure)
    return () => {
      gone = true
    }
  }, [desk, post, wanted])
  return files
}
