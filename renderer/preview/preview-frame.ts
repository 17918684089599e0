// The document inside the preview's frame. No script runs there; this module patches it from outside, and is the
// only one of the renderer that puts a post's HTML into a page.

import { isOfFields } from '../../shared/markdown/render.ts'
import { blockRuns } from './block-runs.ts'
import { changeWords } from './change-words.ts'
import { type FramePlace, framePlace, LONG } from './frame-place.ts'
import { keepMedia } from './keep-media.ts'
import type { PlacedBlock } from './line-places.ts'
import { fitFormulas, unfitFormulas } from './paper-fit.ts'
import type { PreviewCode } from './preview-code.ts'
import type { Hunk } from './preview-contract.ts'
import type { PreviewDiagrams } from './preview-diagrams.ts'
import type { PreviewPictures } from './preview-pictures.ts'
import type { SourceLines } from './preview-source.ts'
import type { Sanitise } from './sanitise.ts'
import { type ShownBlock, shownBlocks } from './shown-blocks.ts'
import { OF_FIELDS } from './site-selectors.ts'
import { takeOver } from './take-over.ts'

export type PreviewFrame = FramePlace & {
  /** Takes everything out. */
  clear(): void
  /**
   * Carries out the hunks in slices, so that no key waits for them. While `isBehind`, what is shown ahead of the
   * worker is newer than what it says.
   */
  apply(hunks: readonly Hunk[], isBehind: () => boolean): Promise<void>
  /**
   * Shows what `render` makes of the block that has the line, ahead of the worker, and says whether it did. `render`
   * gets the block's lines and the HTML that it shows; with null nothing is done.
   */
  echo(line: number, render: (lines: SourceLines, html: string) => string | null): boolean
  /** All changes are answered: what was shown ahead and not confirmed gives way to what the worker said. */
  settle(): void
  /** The line of the source that `element` stands for, or null. */
  lineOf(element: Element): number | null
  /** The block that holds `element`, with its lines. */
  blockOf(element: Element): PlacedBlock | null
  /** Marks the block of this line softly: it is the one that is being written. */
  mark(line: number): void
  /** Makes all as it is to be on paper, what is far from being seen, too. */
  onPaper(): Promise<void>
  /** It is printed, or not to be. */
  offPaper(): void
  /** What is shown stays, and gets nothing more. */
  stop(): void
}

/** Longer work on the drawing thread would be felt under the hand. */
const SLICE_MS = 12
/** From so many blocks on a post is laid out only where it is in sight. */
const LONG_BLOCKS = 400

/** What gives blocks more than their HTML says, each its own thing. */
export type Dressers = {
  readonly pictures: PreviewPictures
  readonly code: PreviewCode
  readonly diagrams: PreviewDiagrams
}

export function previewFrame(
  frame: Document,
  sanitise: Sanitise,
  { pictures, code, diagrams }: Dressers,
): PreviewFrame {
  const post = frame.getElementById('post')
  if (!post) throw new Error('the preview document has no place for the post')
  const blocks = shownBlocks()
  const runs = blockRuns(post, (part) => {
    void code.comeNear(part)
    diagrams.comeNear(part)
  })
  let marked: Element | null = null
  const echoed = new Set<ShownBlock>()

  function toElement(html: string, gone: readonly ShownBlock[]): HTMLElement {
    const element = frame.createElement('div')
    element.className = 'block'
    element.classList.toggle(OF_FIELDS, isOfFields(html))
    element.dir = 'auto'
    element.append(frame.adoptNode(sanitise(html)))
    for (const table of element.querySelectorAll('table')) wrapTable(frame, table)
    for (const pre of element.querySelectorAll<HTMLElement>('pre')) pre.tabIndex = 0
    for (const box of element.querySelectorAll('input')) box.ariaLabel = 'Task'
    code.dress(element)
    diagrams.dress(
      element,
      gone.map((block) => block.element),
    )
    pictures.dress(element)
    reopen(element, openDetails(gone))
    return element
  }

  async function apply(hunks: readonly Hunk[], isBehind: () => boolean): Promise<void> {
    const pace = paceOf(SLICE_MS)
    for (const hunk of hunks) if (!isShown(hunk, isBehind())) await take(hunk, pace)
  }

  async function take({ at, removed, inserted, shiftLines }: Hunk, pace: () => Promise<void>): Promise<void> {
    const [said] = inserted
    const same = blocks.at(at)
    if (removed === 1 && inserted.length === 1 && said && same) {
      replace(same, said.html)
      Object.assign(same, { html: said.html, echo: null })
      blocks.setLines(at, { fromLine: said.fromLine, toLine: said.toLine })
      if (shiftLines !== 0) blocks.shift(at + 1, shiftLines)
      return
    }
    const gone = blocks.take(at, removed)
    if (shiftLines !== 0) blocks.shift(at, shiftLines)
    const come: Element[] = []
    let next = at
    for (const { html, fromLine, toLine } of inserted) {
      const element = toElement(html, gone)
      come.push(element)
      runs.insert(element, blocks.at(next)?.element ?? gone[0]?.element ?? null)
      blocks.insert(next++, { element, html, echo: null }, { fromLine, toLine })
      await pace()
    }
    keepMedia(
      gone.map(({ element }) => element),
      come,
    )
    for (const { element } of gone) runs.remove(element)
    frame.documentElement.toggleAttribute(LONG, blocks.count() >= LONG_BLOCKS)
  }

  /** Whether the page shows already what the hunk says, or something newer. */
  function isShown({ at, removed, inserted, shiftLines }: Hunk, isBehind: boolean): boolean {
    const [said] = inserted
    const block = blocks.at(at)
    if (removed !== 1 || inserted.length !== 1 || shiftLines !== 0 || !said || !block?.echo) return false
    if (block.echo !== said.html && !isBehind) return false
    block.html = said.html
    blocks.setLines(at, { fromLine: said.fromLine, toLine: said.toLine })
    if (block.echo === said.html) block.echo = null
    return true
  }

  function replace(block: ShownBlock, html: string): void {
    takeOver(block.element, toElement(html, [block]), { onKept: code.inherit, onReplaced: keepMedia })
    block.element.classList.toggle(OF_FIELDS, isOfFields(html))
    runs.touch(block.element)
  }

  return {
    clear() {
      blocks.clear()
      runs.clear()
    },
    apply,
    echo(line, render) {
      const index = blocks.indexAtLine(line)
      const block = blocks.at(index)
      const lines = blocks.linesOf(index)
      if (!block || line < lines.fromLine || line >= lines.toLine) return false
      const before = block.echo ?? block.html
      const html = render(lines, before)
      if (html === null) return false
      if (html === before) return true
      if (!changeWords(block.element, before, html)) replace(block, html)
      block.echo = html
      echoed.add(block)
      return true
    },
    settle() {
      for (const block of echoed) {
        const isThere = block.element.isConnected
        if (isThere && block.echo !== null && block.echo !== block.html) replace(block, block.html)
        block.echo = null
      }
      echoed.clear()
    },
    lineOf(element) {
      const block = blocks.placed(blocks.indexOf(element))
      if (!block) return null
      const inner = element.closest('[data-line]')
      const offset = inner && block.element.contains(inner) ? Number(inner.getAttribute('data-line')) : 0
      return block.fromLine + offset
    },
    blockOf: (element) => blocks.placed(blocks.indexOf(element)),
    mark(line) {
      const block = blocks.placed(blocks.indexAtLine(line))
      const element = block && line >= block.fromLine && line <= block.toLine ? block.element : null
      if (element === marked) return
      marked?.classList.remove('at-cursor')
      element?.classList.add('at-cursor')
      marked = element
    },
    async onPaper() {
      fitFormulas(post)
      await Promise.all([code.comeNear(post), diagrams.onPaper()])
    },
    offPaper() {
      unfitFormulas(post)
      diagrams.refresh()
    },
    stop: runs.stop,
    ...framePlace(frame, blocks),
  }
}

/** A table wider than the page scrolls in a place of its own, which the keyboard can reach. */
function wrapTable(frame: Document, table: HTMLTableElement): void {
  const wrapper = frame.createElement('div')
  wrapper.className = 'wide'
  wrapper.tabIndex = 0
  table.replaceWith(wrapper)
  wrapper.append(table)
}

function openDetails(blocks: readonly ShownBlock[]): Set<string> {
  const open = blocks.flatMap(({ element }) => [...element.querySelectorAll('details[open] > summary')])
  return new Set(open.map((summary) => summary.textContent ?? ''))
}

function reopen(element: Element, open: ReadonlySet<string>): void {
  if (open.size === 0) return
  for (const summary of element.querySelectorAll('details > summary')) {
    if (open.has(summary.textContent ?? '')) summary.parentElement?.setAttribute('open', '')
  }
}

/** Lets other work go first whenever `sliceMs` have been taken. */
function paceOf(sliceMs: number): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < sliceMs) return
    await nextTask()
    began = performance.now()
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}
