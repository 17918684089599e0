// The foot of the window: how long the post is, where the cursor stands, whether it is saved.
import { useLayoutEffect, useRef } from 'react'
import type { OpenPost, PostStatus } from '../post/open-post.ts'
import { saveWord } from '../post/save-state.ts'
import { useCalm } from '../theme/use-calm.ts'

export function StatusBar({ post }: { post: OpenPost | null }) {
  return (
    <footer className="status-bar">
      {post && (
        <>
          <PlaceWords post={post} />
          <SaveWord post={post} />
        </>
      )}
    </footer>
  )
}

const inEnglish = new Intl.NumberFormat('en')

function PlaceWords({ post }: { post: OpenPost }) {
  const { counts, cursor } = useCalm(post.status)
  return (
    <>
      {counts && (
        <>
          <span className="status-words">{inEnglish.format(counts.words)} words</span>
          <span>{counts.readingMinutes} min</span>
        </>
      )}
      <span>
        Line {cursor.line}, column {cursor.column}
      </span>
    </>
  )
}

/** Written past React: the word changes with a hand's first key, which is not to wait for a rendering. */
function SaveWord({ post }: { post: OpenPost }) {
  const word = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const show = ({ save }: PostStatus) => {
      if (!word.current) return
      word.current.className = `status-save status-${save.kind}`
      word.current.textContent = saveWord(save)
    }
    show(post.status.getState())
    return post.status.subscribe((now, before) => {
      if (now.save !== before.save) show(now)
    })
  }, [post])
  return <span ref={word} role="status" aria-label="Save state" />
}
