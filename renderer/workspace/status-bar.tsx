// The foot of the window: how long the post is, where the cursor stands, whether it is saved.
import { useStore } from 'zustand'
import type { OpenPost } from '../post/open-post.ts'
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

function SaveWord({ post }: { post: OpenPost }) {
  const save = useStore(post.status, (status) => status.save)
  return (
    <span className={`status-save status-${save.kind}`} role="status" aria-label="Save state">
      {saveWord(save)}
    </span>
  )
}
