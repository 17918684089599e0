// What a link in the preview does: jumps, opens another post here, opens the browser, or is refused. The frame
// itself never goes anywhere.
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { showNotice } from '../notices/notices-store.ts'

export type LinkOptions = {
  readonly desk: Desk
  readonly post: PostPath
  jump(fragment: string): boolean
  onOpenPost(path: PostPath, fragment: string | null): void
}

/** Follows the address of a link as it stands in the post. */
export async function followLink(href: string, { desk, post, jump, onOpenPost }: LinkOptions): Promise<void> {
  const target = href.trim()
  if (target.startsWith('#')) {
    if (jump(target.slice(1))) return
    showNotice({ kind: 'note', text: `No heading of this post is called “${target}”.` })
    return
  }
  if (/^(?:https?|mailto):/i.test(target) || target.startsWith('//')) {
    window.open(target, '_blank', 'noopener,noreferrer')
    return
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('\\')) {
    showNotice({
      kind: 'note',
      text: `Galley does not open links like ${target.slice(0, 60)}. Nothing was changed.`,
    })
    return
  }
  const found = await desk['library.resolve']({ post, target: target.slice(0, 4096) })
  if (found.post !== null) onOpenPost(found.post, fragmentOf(target))
  else showNotice({ kind: 'note', text: `No post of this site was found at “${target}”.` })
}

function fragmentOf(target: string): string | null {
  const at = target.indexOf('#')
  return at < 0 || at === target.length - 1 ? null : target.slice(at + 1)
}
