// What stands where no post is open.
import { useStore } from 'zustand'
import type { Library } from '../library/library-store.ts'
import { Button } from '../theme/button.tsx'

type Props = { readonly library: Library; onNewPost(): void; onOpenPost(): void }

export function EmptyPost({ library, onNewPost, onOpenPost }: Props) {
  const hasNoPosts = useStore(library.store, ({ rows, progress }) => rows.size === 0 && progress === null)
  return (
    <div className="no-post">
      <p>
        {hasNoPosts ? 'Begin the first post of this folder.' : 'Choose a post in the library, or begin one.'}
      </p>
      <div>
        {!hasNoPosts && <Button onClick={onOpenPost}>Open a post</Button>}
        <Button onClick={onNewPost}>Begin a post</Button>
      </div>
    </div>
  )
}
