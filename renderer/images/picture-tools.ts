// What every surface of pictures works with, handed in by the workspace.
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { OpenPost } from '../post/open-post.ts'
import type { ImageWorkStore } from './image-work.ts'
import type { SiteImages } from './site-images-store.ts'

export type PictureTools = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost | null
  readonly images: SiteImages
  readonly work: ImageWorkStore
  /** The open post now; it may be asked long after it was handed in. */
  openPost(): OpenPost | null
  titleOf(post: PostPath): string
  /** Opens a post, at the place where it shows `picture`. */
  onOpenPost(post: PostPath, picture: SitePath | null): void
  /** Opens the post at the place that it went to; done when it stands there instead of the old one. */
  follow(post: PostPath): Promise<void>
  /** Puts pictures of the site at the cursor of the open post. */
  onInsert(pictures: readonly SitePath[]): void
  /** Lets the author pick pictures for the place of the cursor. */
  onAdd(): void
}

/** Whether pictures can be written into a post now. */
export function isWritable(post: OpenPost | null): post is OpenPost {
  return post !== null && post.opened.readOnly === null
}
