// The preview: a frame without scripts, kept equal to the text by the worker's patches.
import { useEffect, useRef, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { codeReader } from '../code/code-reader.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { type PreviewClient, previewClient } from './preview-client.ts'
import { previewCode } from './preview-code.ts'
import type { OutlineHeading, Update } from './preview-contract.ts'
import { previewFrame } from './preview-frame.ts'
import { followLink } from './preview-links.ts'
import { previewPictures } from './preview-pictures.ts'
import { sanitiser } from './sanitise.ts'
import './preview.css'

export type PreviewHandle = {
  /** One-based, fractional: the line that comes to the top edge. */
  scrollToLine(line: number): void
  topLine(): number
  onScroll(listener: (topLine: number) => void): Stop
  /** Hears when the author's hand comes to the preview: a wheel, a finger, a key, a click. */
  onTouch(listener: () => void): Stop
  jump(fragment: string): boolean
}

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost
  readonly dark: boolean
  /** A heading to jump to once the post is shown. */
  readonly fragment?: string | null
  onOpenPost(path: PostPath, fragment: string | null): void
  onLine(line: number): void
  onOutline(outline: readonly OutlineHeading[]): void
  onHandle(handle: PreviewHandle | null): void
}

export function Preview(props: Props) {
  const { post, dark } = props
  const iframe = useRef<HTMLIFrameElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [remote, setRemote] = useState(post.opened.remoteImages)
  const [loads, setLoads] = useState(0)
  const [stopped, setStopped] = useState<PreviewClient | null>(null)

  useEffect(() => {
    const frame = iframe.current?.contentDocument
    if (loads === 0 || !frame || !frame.getElementById('post')) return
    return showPost(frame, latest, post, remote, setRemote, setStopped)
  }, [loads, post, remote])

  useEffect(() => {
    const root = iframe.current?.contentDocument?.documentElement
    if (root && loads > 0) root.dataset.theme = dark ? 'dark' : 'light'
  }, [dark, loads])

  return (
    <div className="preview">
      {stopped && (
        <p className="preview-stopped" role="alert">
          This post took too long to render, so the preview stands still. Your text is safe.
          <Button
            onClick={() => {
              setStopped(null)
              stopped.tryAgain()
            }}
          >
            Try again
          </Button>
        </p>
      )}
      <iframe
        ref={iframe}
        title="Preview"
        className="preview-frame"
        sandbox="allow-same-origin"
        src={remote ? 'preview.html?remote=1' : 'preview.html'}
        onLoad={() => setLoads((count) => count + 1)}
      />
    </div>
  )
}

function showPost(
  frame: Document,
  latest: { readonly current: Props },
  post: OpenPost,
  remote: boolean,
  setRemote: (allowed: boolean) => void,
  setStopped: (client: PreviewClient | null) => void,
): Stop {
  const { desk, site } = latest.current
  const pictures = previewPictures(desk, site, post.path, remote)
  const reader = codeReader()
  const code = previewCode(frame, reader)
  const shown = previewFrame(frame, sanitiser(window), { pictures, code })
  const scrollListeners = new Set<(topLine: number) => void>()
  const touchListeners = new Set<() => void>()

  const handle: PreviewHandle = {
    scrollToLine: shown.scrollToLine,
    topLine: shown.topLine,
    onScroll: (listener) => enlist(scrollListeners, listener),
    onTouch: (listener) => enlist(touchListeners, listener),
    jump: (fragment) => shown.jump(fragment),
  }
  const onScroll = () => {
    for (const listener of scrollListeners) listener(shown.topLine())
  }
  const onTouch = () => {
    for (const listener of touchListeners) listener()
  }

  async function show({ hunks, outline, counts }: Update): Promise<void> {
    await shown.apply(hunks)
    if (counts) post.tellCounts(counts)
    if (outline) latest.current.onOutline(outline)
  }

  const client = previewClient({
    generator: site.profile.id,
    text: () => post.text(),
    async onBegin(update) {
      shown.clear()
      await show(update)
      const { fragment, onHandle } = latest.current
      onHandle(handle)
      if (fragment) shown.jump(fragment)
    },
    onUpdate: show,
    onStopped: () => setStopped(client),
  })
  const onClick = (event: Event) => {
    const element = event.target
    if (!isElement(element)) return
    const link = element.closest('a')
    if (link) {
      event.preventDefault()
      const href = link.getAttribute('href')
      if (href !== null) {
        const { onOpenPost } = latest.current
        followLink(href, { desk, post: post.path, jump: shown.jump, onOpenPost }).catch(showFailure)
      }
      return
    }
    if (event.type !== 'click') return
    if (element.closest('.show-remote')) {
      desk['posts.allowRemoteImages']({ path: post.path, allow: true }).then(
        () => setRemote(true),
        showFailure,
      )
      return
    }
    const selected = frame.getSelection()
    const line = selected && !selected.isCollapsed ? null : shown.lineOf(element)
    if (line !== null && !element.closest('summary, video, audio')) latest.current.onLine(line)
  }
  const refuse = (event: Event) => event.preventDefault()

  frame.addEventListener('click', onClick)
  frame.addEventListener('auxclick', onClick)
  frame.addEventListener('submit', refuse)
  frame.addEventListener('dragover', refuse)
  frame.addEventListener('drop', refuse)
  frame.addEventListener('scroll', onScroll, { passive: true })
  for (const type of touches) frame.addEventListener(type, onTouch, { passive: true })
  const stops = [
    post.subscribe((changes) => client.change(changes)),
    desk.on('library.rows', () => pictures.refresh(frame)),
  ]

  return () => {
    for (const stop of stops) stop()
    client.stop()
    code.stop()
    reader.stop()
    latest.current.onHandle(null)
    frame.removeEventListener('click', onClick)
    frame.removeEventListener('auxclick', onClick)
    frame.removeEventListener('submit', refuse)
    frame.removeEventListener('dragover', refuse)
    frame.removeEventListener('drop', refuse)
    frame.removeEventListener('scroll', onScroll)
    for (const type of touches) frame.removeEventListener(type, onTouch)
  }
}

const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

function enlist<L>(listeners: Set<L>, listener: L): Stop {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** A node of the frame is no instance of this window's classes. */
function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'nodeType' in target && target.nodeType === Node.ELEMENT_NODE
}
