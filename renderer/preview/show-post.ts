// A post in the preview's frame: the worker's updates carried out, and what the author's hand does there.
import type { Desk } from '../../shared/contract/contract.ts'
import type { Stop } from '../../shared/contract/declare.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { settingsOfPost } from '../../shared/markdown/markdown-settings.ts'
import type { Globals } from '../../shared/markdown/piece.ts'
import { directionOf } from '../../shared/site/language.ts'
import { dateInPath } from '../../shared/site/post-name.ts'
import type { TextChange } from '../../shared/text/change.ts'
import { codeReader } from '../code/code-reader.ts'
import { diagramDrawer } from '../diagrams/diagram-drawer.ts'
import { postLanguage } from '../editor/post-language.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { blockEcho } from './block-echo.ts'
import { passCommandKeys } from './frame-keys.ts'
import { LONG } from './frame-place.ts'
import { isInputPending } from './input-pending.ts'
import { isElement } from './is-element.ts'
import { findTarget } from './link-target.ts'
import { type PreviewClient, previewClient } from './preview-client.ts'
import { previewCode } from './preview-code.ts'
import type { OutlineEntry, Update } from './preview-contract.ts'
import { previewDiagrams } from './preview-diagrams.ts'
import { previewFrame } from './preview-frame.ts'
import { followLink } from './preview-links.ts'
import { previewPictures } from './preview-pictures.ts'
import { replaceImage, selectWord, toggleTask } from './preview-source.ts'
import { sanitiser } from './sanitise.ts'
import { sourceElsewhere } from './source-place.ts'

export type PreviewHandle = {
  /** One-based, fractional: the line that comes to the top edge. */
  scrollToLine(line: number): void
  topLine(): number
  /** Hears the line at the top edge; infinity where the preview is at its end. */
  onScroll(listener: (topLine: number) => void): Stop
  /** Hears when the author's hand comes to the preview: a wheel, a finger, a key, a click. */
  onTouch(listener: () => void): Stop
  jump(fragment: string): boolean
  /** The line of the source that `fragment` names, or null. */
  lineOf(fragment: string): number | null
  outline(): Promise<readonly OutlineEntry[]>
  print(): void
}

export type ShownPost = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost
  /** Whether pictures of the web may be fetched for it. */
  readonly remote: boolean
  /** They are to be fetched. */
  onRemoteWanted(): void
  /** The preview stands still; `client.tryAgain` sets it going. */
  onStopped(client: PreviewClient): void
  /** All of the post is shown, or more is on its way. */
  onWhole(isWhole: boolean): void
  onOpenPost(path: PostPath, fragment: string | null): void
  /** A place that stands for this line was clicked: what is written next is not meant to go there. */
  onPointed(line: number): void
  /** A word of the source was selected. */
  onSource(): void
  /** The hand leaves the preview. */
  onLeave(): void
  onReady(handle: PreviewHandle): void
}

/** What is typed is shown by then, whatever comes after it. */
const LATEST_MS = 150

const touches = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

export function showPost(frame: Document, asked: ShownPost): Stop {
  const { desk, site, post } = asked
  const pictures = previewPictures(desk, site, post.path, asked.remote)
  const reader = codeReader()
  const code = previewCode(reader)
  const root = frame.documentElement
  const drawer = diagramDrawer(document)
  const diagrams = previewDiagrams(frame, drawer, () => root.dataset.ground === 'dark')
  const shown = previewFrame(frame, sanitiser(window), { pictures, code, diagrams })
  const scrollListeners = new Set<(topLine: number) => void>()
  const touchListeners = new Set<() => void>()
  const handle: PreviewHandle = {
    scrollToLine: shown.scrollToLine,
    topLine: shown.topLine,
    onScroll: (listener) => enlist(scrollListeners, listener),
    onTouch: (listener) => enlist(touchListeners, listener),
    jump: shown.jump,
    lineOf(fragment) {
      const target = findTarget(frame, fragment)
      return target && shown.lineOf(target)
    },
    outline: () => client.outline(),
    print: () => void shown.onPaper().then(() => frame.defaultView?.print()),
  }
  const tellLanguage = () => {
    // Where nobody says it, English is what the generators take for granted.
    const language = postLanguage(post.state()) ?? 'en'
    if (root.lang === language) return
    root.lang = language
    root.dir = directionOf(language)
  }
  tellLanguage()
  const markCursor = () => shown.mark(post.status.getState().cursor.line)

  const settings = settingsOfPost(site.markdown, post.path)
  const echo = blockEcho(site.profile.id, settings)
  /** Null before the worker has read the whole post. */
  let globals: Globals | null = null
  /** Lines were added or taken since the worker's last answer: blocks are not where they are said to be. */
  let linesMoved = true
  let lines = post.state().doc.lines
  /** Numbers of lines with changes that no frame shows yet. */
  const unshown = new Set<number>()
  let unshownSinceMs = 0
  let nextFrame = 0
  let preparing = 0
  let changesMade = 0

  async function show({ hunks, isWhole, counts, ...told }: Update, isLatest: boolean): Promise<void> {
    asked.onWhole(isWhole)
    const answered = changesMade
    const isBehind = () => !isLatest || answered !== changesMade
    await shown.apply(hunks, isBehind)
    globals = told.globals ?? globals
    if (isWhole && !isBehind()) {
      unshown.clear()
      shown.settle()
      linesMoved = false
    }
    if (counts) post.tellCounts(counts)
    markCursor()
  }

  const client = previewClient({
    generator: site.profile.id,
    settings,
    pathDay: dateInPath(post.path),
    text: () => post.text(),
    async onBegin(update, isLatest) {
      shown.clear()
      globals = null
      await show(update, isLatest)
      asked.onReady(handle)
      preparing = requestIdleCallback(echo.prepare)
    },
    onUpdate: show,
    onStopped: () => asked.onStopped(client),
  })

  /** A change within one line is shown in the next frame, without the worker; any other waits for it. */
  function echoChange(changes: readonly TextChange[]): void {
    changesMade++
    const [change] = changes
    if (!change) return
    const { doc } = post.state()
    const line = doc.lineAt(Math.min(change.from, doc.length))
    const isWithin = changes.length === 1 && !change.insert.includes('\n') && doc.lines === lines
    lines = doc.lines
    if (!isWithin) {
      linesMoved = true
      client.hurry()
      return
    }
    if (unshown.size === 0) unshownSinceMs = performance.now()
    unshown.add(line.number)
    // The first one at once; those that come before the frame that shows it wait for each other.
    if (nextFrame !== 0) return
    echoUnlessTyping()
    nextFrame = requestAnimationFrame(onFrame)
  }

  function onFrame(): void {
    echoUnlessTyping()
    nextFrame = unshown.size === 0 ? 0 : requestAnimationFrame(onFrame)
  }

  /** Of many keys at once the last ones are waited for: each frame that shows some would keep the others waiting. */
  function echoUnlessTyping(): void {
    if (!isInputPending() || performance.now() - unshownSinceMs > LATEST_MS) echoLines()
  }

  function echoLines(): void {
    if (unshown.size === 0) return
    const numbers = [...unshown]
    unshown.clear()
    if (linesMoved || globals === null) return client.hurry()
    const { doc } = post.state()
    const known = globals
    for (const number of numbers) {
      const isShown = shown.echo(number, ({ fromLine, toLine }, html) => {
        if (toLine - 1 > doc.lines) return null
        const source = `${doc.sliceString(doc.line(fromLine).from, doc.line(toLine - 1).to)}\n`
        return echo.render(source, known, html)
      })
      if (!isShown) client.hurry()
    }
  }

  function onClick(event: Event): void {
    const element = event.target
    if (!isElement(element)) return
    const link = element.closest('a')
    if (link) {
      event.preventDefault()
      const href = link.getAttribute('href')
      // The second click of two would open it again.
      if (href === null || (event as MouseEvent).detail > 1) return
      const { onOpenPost } = asked
      followLink(href, { desk, post: post.path, jump: shown.jump, onOpenPost }).catch(showFailure)
      return
    }
    if (event.type !== 'click') return
    if (element.closest('.show-remote')) return asked.onRemoteWanted()
    const failed = element.matches('.try-picture') && element.parentElement
    if (failed) return pictures.tryAgain(failed)
    const use = element.closest<HTMLElement>('.use-picture')
    if (use) {
      const block = shown.blockOf(use)
      const { broken = '', found = '' } = use.dataset
      if (block) replaceImage(post, block, { broken, found })
      return
    }
    if (element.matches('.task-list-item-checkbox')) {
      const line = shown.lineOf(element)
      // The source decides what the box shows.
      event.preventDefault()
      if (line !== null) toggleTask(post, line)
      return
    }
    const selected = frame.getSelection()
    const isSelecting = selected !== null && !selected.isCollapsed
    const line = sourceElsewhere(post.state(), element)?.fromLine ?? shown.lineOf(element)
    if (line !== null && !isSelecting && !element.closest('summary, video, audio')) asked.onPointed(line)
  }

  function onDoubleClick(event: Event): void {
    const selected = frame.getSelection()
    if (!selected || !isElement(event.target)) return
    const block = shown.blockOf(event.target)
    if (!block) return
    const elsewhere = sourceElsewhere(post.state(), event.target)
    const line = elsewhere?.fromLine ?? shown.lineOf(event.target)
    if (selectWord(post, elsewhere ?? block, block.element, selected, line) !== null) asked.onSource()
  }

  const refuse = (event: Event) => event.preventDefault()
  const onScroll = () => {
    shown.tellTop((line) => {
      for (const listener of scrollListeners) listener(line)
    })
  }
  const onTouch = () => {
    shown.rest()
    for (const listener of touchListeners) listener()
  }
  const heard = new AbortController()
  const { signal } = heard
  frame.addEventListener('click', onClick, { signal })
  frame.addEventListener('auxclick', onClick, { signal })
  frame.addEventListener('dblclick', onDoubleClick, { signal })
  for (const type of ['submit', 'dragover', 'drop']) frame.addEventListener(type, refuse, { signal })
  frame.addEventListener('scroll', onScroll, { passive: true, signal })
  const onError = ({ target }: Event) => {
    if (isElement(target) && target.nodeName === 'IMG') pictures.showFailed(target)
  }
  frame.addEventListener('error', onError, { capture: true, signal })
  frame.defaultView?.addEventListener('afterprint', shown.offPaper, { signal })
  passCommandKeys(frame, signal)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') asked.onLeave()
    // The browser knows no more of a long post's end than what is laid out of it.
    if (event.key === 'End' && root.hasAttribute(LONG)) {
      event.preventDefault()
      shown.scrollToEnd()
    }
  }
  for (const type of touches) frame.addEventListener(type, onTouch, { passive: true, signal })
  // Behind the touch, which gives up what was begun before it.
  frame.addEventListener('keydown', onKey, { signal })
  const stops = [
    post.subscribe((changes) => {
      tellLanguage()
      client.change(changes)
      echoChange(changes)
    }),
    post.status.subscribe(({ cursor }, before) => {
      if (cursor !== before.cursor) markCursor()
    }),
    desk.on('library.rows', () => pictures.refresh(frame)),
    desk.on('siteImages.rows', ({ missing }) => missing !== null && pictures.refresh(frame)),
  ]
  const shade = new MutationObserver(() => diagrams.refresh())
  shade.observe(root, { attributeFilter: ['data-ground'] })
  return () => {
    for (const stop of stops) stop()
    cancelAnimationFrame(nextFrame)
    cancelIdleCallback(preparing)
    shade.disconnect()
    shown.stop()
    drawer.stop()
    heard.abort()
    client.stop()
    reader.stop()
  }
}

function enlist<L>(listeners: Set<L>, listener: L): Stop {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
