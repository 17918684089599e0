// The pictures of the open post, in the order of the text, each with the file that it leads to.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Contract, Desk } from '../../shared/contract/contract.ts'
import type { Output, Stop } from '../../shared/contract/declare.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { Reference } from '../../shared/markdown/references.ts'
import type { AltState } from '../../shared/site/alt-place.ts'
import { altStateOf } from '../../shared/site/alt-text.ts'
import { findPictures } from '../../shared/site/picture-references.ts'
import type { OpenPost } from '../post/open-post.ts'

export type PostImage = {
  readonly reference: Reference
  /** Null: there is no such file; `sought` names where it was looked for. */
  readonly file: SitePath | null
  readonly sought: string
  /** Null: its alt text is told elsewhere than in the post. */
  readonly alt: AltState | null
}

export type PostImages = {
  readonly store: StoreApi<readonly PostImage[] | null>
  readonly stop: Stop
}

const PAUSE_MS = 300

/** Whether `target` is fetched from elsewhere, so that no file of the site can be missing for it. */
export function isRemote(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)
}

/** The site paths of the pictures that `text` shows and that are files of the site, each once. */
export async function imageFiles(desk: Desk, post: OpenPost): Promise<readonly SitePath[]> {
  const located = await locateAll(desk, post)
  const files = located.flatMap(({ file }) => (file === null ? [] : [file]))
  return [...new Set(files)]
}

/** Follows the post: read at once (null until the first answer), then after each pause in typing. */
export function followPostImages(desk: Desk, post: OpenPost): PostImages {
  const store = createStore<readonly PostImage[] | null>(() => null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopped = false

  async function refresh(): Promise<void> {
    timer = null
    try {
      const found = await locateAll(desk, post)
      if (!stopped) store.setState(found, true)
    } catch (error) {
      // The desk is away or the site was closed; the next change asks again.
      if (!isFailure(error)) throw error
    }
  }

  const soon = () => {
    timer ??= setTimeout(() => void refresh(), PAUSE_MS)
  }
  const stopListening = [post.subscribe(soon), desk.on('library.rows', soon)]
  void refresh()

  return {
    store,
    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      for (const stop of stopListening) stop()
    },
  }
}

async function locateAll(desk: Desk, post: OpenPost): Promise<PostImage[]> {
  const text = post.text()
  const references = findPictures(text)
  const answers = await locateTargets(desk, post, [...new Set(references.map(({ target }) => target))])
  const byTarget = new Map(answers.map((answer) => [answer.target, answer]))
  return references.map((reference) => {
    const answer = byTarget.get(reference.target)
    return {
      reference,
      file: answer?.file ?? null,
      sought: answer?.sought ?? reference.target,
      alt: altStateOf(text, reference),
    }
  })
}

/** Where each of `targets` leads; those that are fetched from elsewhere lead to no file of the site. */
export async function locateTargets(
  desk: Desk,
  post: Pick<OpenPost, 'path'>,
  targets: readonly string[],
): Promise<Output<Contract, 'images.locate'>> {
  const own = targets.filter((target) => !isRemote(target))
  return own.length === 0 ? [] : desk['images.locate']({ post: post.path, targets: own })
}

/** Puts the selection on the first place where `post` shows the file `picture`, or names it where it is missing. */
export async function showPicture(desk: Desk, post: OpenPost, picture: SitePath): Promise<void> {
  const images = await locateAll(desk, post)
  const found = images.find(({ file, sought }) => (file ?? sought) === picture)
  if (found) selectReference(post, found.reference)
}

export function selectReference(post: OpenPost, { from, to }: Pick<Reference, 'from' | 'to'>): void {
  post.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
}
