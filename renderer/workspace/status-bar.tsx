// The foot of the window: how long the post is, where the cursor stands, whether it is saved.
import { useStore } from 'zustand'
import type { OpenPost } from '../post/open-post.ts'
import { saveWord } from '../post/save-state.ts'

export function StatusBar({ post }: { post: OpenPost | null }) {
  return <footer className="status-bar">{post && <PostStatusWords post={post} />}</footer>
}

function PostStatusWords({ post }: { post: OpenPost }) {
  const { counts, cursor, save } = useStore(post.status)
  const state = saveWord(save)
  return (
    <>
      {counts && (
        <>
          <span className="status-words">{counts.words.toLocaleString('en')} words</span>
          <span>{counts.readingMinutes} min</span>
        </>
      )}
      <span>
        Line {cursor.line}, column {cursor.column}
      </span>
      <span className={`status-save status-${save.kind}`} role="status" aria-label="Save state">
        {state}
      </span>
    </>
  )
}
