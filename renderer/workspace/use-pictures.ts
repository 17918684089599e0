// What the surfaces of pictures work with: the site's pictures, what is being done with them, and the way to a post.
import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { chooseImages } from '../editor/image-drop.ts'
import { insertSiteImages } from '../editor/images/import-run.ts'
import { createImageWork } from '../images/image-work.ts'
import type { PictureTools } from '../images/picture-tools.ts'
import { showPicture } from '../images/post-images.ts'
import { createSiteImages } from '../images/site-images-store.ts'
import type { Library } from '../library/library-store.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'

type Given = {
  readonly desk: Desk
  readonly site: Site
  readonly library: Library
  readonly post: OpenPost | null
  readonly view: EditorView | null
  open(path: PostPath): Promise<void>
  openAt(path: PostPath): void
}

export function usePictures({ desk, site, library, post, view, open, openAt }: Given): PictureTools {
  const [images] = useState(() => createSiteImages(desk))
  const [work] = useState(createImageWork)
  useEffect(() => images.follow(), [images])
  const latest = useRef({ post, view })
  latest.current = { post, view }
  /** To be shown in its post as soon as that is on the screen. */
  const wanted = useRef<{ readonly post: PostPath; readonly picture: SitePath } | null>(null)

  useEffect(() => {
    const want = wanted.current
    if (!view || !post || want?.post !== post.path) return
    wanted.current = null
    showPicture(desk, post, want.picture).then(() => view.focus(), showFailure)
  }, [desk, post, view])

  return useMemo(
    () => ({
      desk,
      site,
      post,
      images,
      work,
      openPost: () => latest.current.post,
      titleOf: (path) => library.store.getState().rows.get(path)?.title ?? path,
      onOpenPost(path, picture) {
        work.setState({ surface: null, lastEdit: null })
        const open = latest.current.post
        if (picture !== null && open?.path === path) {
          showPicture(desk, open, picture).then(() => latest.current.view?.focus(), showFailure)
          return
        }
        wanted.current = picture === null ? null : { post: path, picture }
        openAt(path)
      },
      async follow(path) {
        work.setState({ surface: null, lastEdit: null })
        await open(path)
      },
      onInsert(pictures) {
        const { view: shown } = latest.current
        if (!shown) return
        work.setState({ surface: null, lastEdit: null })
        insertSiteImages(shown, shown.state.selection.main.head, pictures)
      },
      onAdd: () => latest.current.view && chooseImages(latest.current.view),
    }),
    [desk, site, library, post, images, work, openAt, open],
  )
}
