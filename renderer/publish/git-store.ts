// How the open post stands with Git, asked anew when it was saved and when the window is looked at again.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { GitStatus } from '../../shared/contract/git.ts'
import { imageFiles } from '../images/post-images.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'

export type GitStore = {
  /** Null until the first answer. */
  readonly store: StoreApi<{ readonly status: GitStatus | null }>
  refresh(): Promise<void>
  readonly stop: Stop
}

export function followGit(desk: Desk, post: OpenPost): GitStore {
  const store = createStore<{ readonly status: GitStatus | null }>(() => ({ status: null }))
  let stopped = false
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      const images = await imageFiles(desk, post)
      const status = await desk['git.status']({ post: post.path, images: [...images] })
      if (!stopped) store.setState({ status })
    } catch (error) {
      if (!stopped && !isFailure(error, 'desk-gone', 'no-site')) showFailure(error)
    }
  }

  function refresh(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }

  const onFocus = () => void refresh()
  window.addEventListener('focus', onFocus)
  const stopListening = post.status.subscribe((now, before) => {
    if (now.save.kind === 'saved' && before.save.kind !== 'saved') void refresh()
  })
  void refresh()
  return {
    store,
    refresh,
    stop() {
      stopped = true
      stopListening()
      window.removeEventListener('focus', onFocus)
    },
  }
}
