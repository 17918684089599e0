// What stands where no post is open.
import { Button } from '../theme/button.tsx'

export function EmptyPost({ onNewPost, onOpenPost }: { onNewPost(): void; onOpenPost(): void }) {
  return (
    <div className="no-post">
      <p>Choose a post in the library, or begin one.</p>
      <div>
        <Button onClick={onOpenPost}>Open a post</Button>
        <Button onClick={onNewPost}>Begin a post</Button>
      </div>
    </div>
  )
}
