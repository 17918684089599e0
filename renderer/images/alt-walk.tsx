// A walk through the pictures of the open post, one at a time: what it shows, what stands around it, the words for
// readers who cannot see it, and its caption. Each answer is one step of the post's history.
import { isolateHistory } from '@codemirror/commands'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { isFailure } from '../../shared/contract/failure.ts'
import type { ImageMarkup } from '../../shared/contract/images.ts'
import { findBlock } from '../../shared/frontmatter/block.ts'
import type { CaptionForm } from '../../shared/site/caption-place.ts'
import { type CaptionHabit, captionForm } from '../../shared/site/captions.ts'
import { learnMarkup } from '../../shared/site/markup-signs.ts'
import { profileOf } from '../../shared/site/profile-list.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import type { PictureTools } from './picture-tools.ts'
import { countWords, fileNameOf, pictureAddress } from './picture-words.ts'
import { locateTargets } from './post-images.ts'
import { type Answer, answerChanges, commentsOf, type WalkPicture, walkPictures } from './walk-pictures.ts'
import { wordsAround } from './words-around.ts'
import './alt-walk.css'

type Props = { readonly tools: PictureTools; readonly post: OpenPost; onClose(): void }

export function AltWalk({ tools, post, onClose }: Props) {
  const [text, setText] = useState(() => post.text())
  useEffect(() => post.subscribe(() => queueMicrotask(() => setText(post.text()))), [post])
  const pictures = useMemo(() => walkPictures(text), [text])
  const [onlyMissing, setOnlyMissing] = useState(true)
  /** The way through: what is described on it stays on it, so that one can go back. */
  const [way, setWay] = useState(() => wayThrough(pictures, true))
  const [at, setAt] = useState(0)
  const place = way[at]
  const current = place === undefined ? undefined : pictures[place]
  const silent = pictures.filter(({ state }) => state === 'missing').length
  const elsewhere = pictures.filter(({ state }) => state === null).length
  const files = useFiles(tools, post, pictures)
  const habit = useHabit(tools, post)

  function begin(missing: boolean): void {
    setOnlyMissing(missing)
    setWay(wayThrough(pictures, missing))
    setAt(0)
  }

  function write(picture: number, answer: Answer): void {
    const comments = commentsOf(tools.site.profile.id, tools.site.markdown, post.path)
    const changes = answerChanges(post.text(), picture, answer, { ...habit, comments })
    if (changes.empty) return
    post.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'input.alt' })
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
      {current && place !== undefined ? (
        <WalkStep
          key={place}
          tools={tools}
          picture={current}
          file={files.get(current.reference.target) ?? null}
          text={text}
          habit={habit}
          isFirst={at === 0}
          onAnswer={(answer, by) => {
            write(place, answer)
            setAt(Math.max(0, at + by))
          }}
        />
      ) : (
        <div className="walk-end">
          <p>{endWords(pictures.length, silent, elsewhere)}</p>
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

type StepProps = {
  readonly tools: PictureTools
  readonly picture: WalkPicture
  readonly file: string | null
  readonly text: string
  readonly habit: CaptionHabit
  readonly isFirst: boolean
  onAnswer(answer: Answer, by: 1 | -1): void
}

function WalkStep({ tools, picture, file, text, habit, isFirst, onAnswer }: StepProps) {
  const { reference, state } = picture
  const [alt, setAlt] = useState(reference.alt)
  const [decorative, setDecorative] = useState(state === 'decorative')
  const [caption, setCaption] = useState(picture.caption)
  const form = useMemo(() => captionForm(text, reference, habit), [text, reference, habit])
  const words = useRef<HTMLDivElement>(null)
  const [keysHint, captionHint] = [useId(), useId()]
  const { before, after } = useMemo(
    () => around(text, reference, picture.caption),
    [text, reference, picture.caption],
  )
  // The alt text of a decorative picture takes no words, and one that is told elsewhere may leave nothing to write.
  useEffect(
    () => words.current?.querySelector<HTMLElement>('textarea:enabled, button[type=submit]')?.focus(),
    [],
  )

  function answer(by: 1 | -1): void {
    onAnswer({ alt, decorative, caption }, by)
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
      <div ref={words} className="walk-words">
        <p className="walk-name">{fileNameOf(reference.target)}</p>
        <p className="walk-around">{before === '' ? 'The post begins here.' : before}</p>
        {state === null ? (
          <p>{told}</p>
        ) : (
          <>
            <label className="field">
              <span>Alt text</span>
              <textarea
                className="input"
                rows={3}
                value={alt}
                disabled={decorative}
                onKeyDown={onKeyDown}
                aria-describedby={keysHint}
                placeholder="What a reader would miss who cannot see it"
                onChange={({ target }) => setAlt(target.value)}
              />
            </label>
            <label className="recipe-check">
              <input
                type="checkbox"
                checked={decorative}
                onKeyDown={onKeyDown}
                onChange={({ target }) => setDecorative(target.checked)}
              />
              <span>Decorative: it says nothing that the text does not</span>
            </label>
          </>
        )}
        {form !== null && (
          <div className="walk-caption">
            <label className="field">
              <span>Caption</span>
              <textarea
                className="input"
                rows={2}
                maxLength={1000}
                value={caption}
                onKeyDown={onKeyDown}
                aria-describedby={`${captionHint} ${keysHint}`}
                placeholder="What every reader sees with the picture; may stay empty"
                onChange={({ target }) => setCaption(target.value)}
              />
            </label>
            <p id={captionHint} className="walk-keys">
              {captionWords(form, habit.markup, picture.caption !== '')}
            </p>
          </div>
        )}
        <p className="walk-around">{after === '' ? 'The post ends here.' : after}</p>
        <div className="dialog-actions">
          <Button disabled={isFirst} onClick={() => answer(-1)}>
            Back
          </Button>
          <Button look="primary" type="submit">
            Next
          </Button>
        </div>
        <p id={keysHint} className="walk-keys">
          {state === null && form === null
            ? 'Enter goes on, Shift Enter goes back, Escape leaves.'
            : 'Enter writes both and goes on, Shift Enter goes back, Escape leaves.'}
        </p>
      </div>
    </form>
  )
}

/** The words around the picture, without its own. */
function around(text: string, { from, to }: WalkPicture['reference'], caption: string) {
  const { before, after } = wordsAround(text, findBlock(text)?.to ?? 0, from, to)
  return { before, after: after.startsWith(caption) ? after.slice(caption.length).trimStart() : after }
}

function wayThrough(pictures: readonly WalkPicture[], onlyMissing: boolean): readonly number[] {
  return pictures.flatMap(({ state }, nth) => (!onlyMissing || state === 'missing' ? [nth] : []))
}

/** Instead of a field, where the post has no place for the words. */
const told =
  'The alt text of this picture is told elsewhere: the tag that shows it has no known place for one.'

function endWords(count: number, silent: number, elsewhere: number): string {
  if (count === 0) return 'This post shows no picture.'
  const others =
    elsewhere === 0
      ? []
      : [
          `${countWords(elsewhere, 'picture')} ${elsewhere === 1 ? 'has its' : 'have their'} alt text told elsewhere.`,
        ]
  const own =
    silent > 0
      ? [`${countWords(silent, 'picture')} ${silent === 1 ? 'is' : 'are'} still without words.`]
      : elsewhere === count
        ? []
        : [`Every ${elsewhere > 0 ? 'other ' : ''}picture of this post has words, or is decorative.`]
  return [...own, ...others].join(' ')
}

const captionPlaces: Readonly<Record<CaptionForm, string>> = {
  title: 'the picture’s title',
  line: 'the line below the picture',
  figcaption: 'the caption of a figure',
  shortcode: 'the caption of a figure shortcode',
  directive: 'the text of a figure directive',
  argument: 'the tag’s own caption',
}

/** Where the caption goes, or stands. */
function captionWords(form: CaptionForm, { caption }: ImageMarkup, isThere: boolean): string {
  if (isThere) return `It stands as ${captionPlaces[form]}.`
  const written = `ritten as ${captionPlaces[form]}`
  return form === 'title' && caption === 'alt'
    ? `Posts here have no captions beside the alt text; this one is w${written}.`
    : `W${written}.`
}

/** How the site writes captions; until the desk has told, and where it cannot, as one without captions. */
function useHabit({ desk, site }: PictureTools, post: OpenPost): CaptionHabit {
  const [markup, setMarkup] = useState(() => learnMarkup([]))
  useEffect(() => {
    let gone = false
    desk['images.place']({ post: post.path }).then(
      (place) => !gone && setMarkup(place.markup),
      (error: unknown) => {
        if (!isFailure(error)) throw error
      },
    )
    return () => {
      gone = true
    }
  }, [desk, post])
  const profile = profileOf(site.profile.id).id
  return useMemo(() => ({ markup, profile }), [markup, profile])
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
