// The pictures that the visible part of the text names: found after a pause in typing, looked up at the desk, kept
// in place by the changes between. Thumbnails, wavy lines, tooltips and the finder are functions of them.
import { syntaxTree } from '@codemirror/language'
import { type EditorState, type Extension, Facet, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Desk } from '../../../shared/contract/contract.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { findMentions, type Mention, wholeTarget } from '../../../shared/markdown/mentions.ts'
import type { AltState } from '../../../shared/site/alt-place.ts'
import { altStateOf } from '../../../shared/site/alt-text.ts'
import { pictureStart } from '../../../shared/site/picture-start.ts'
import { localTarget } from '../../../shared/site/target.ts'
import { oneTimer } from '../../theme/one-timer.ts'
import { frontMatterField } from '../front-matter.ts'
import { type ImageFiles, imageFiles, type Located } from './image-files.ts'

export type ShownImage = {
  /** Of the whole construct. */
  readonly start: number
  /** Of the target. */
  readonly from: number
  readonly to: number
  readonly target: string
  readonly alt: AltState | null
  /** Undefined while the desk was not heard, and for what lies in the web. */
  readonly located: Located | undefined
}

export type ImageSite = {
  readonly desk: Desk
  readonly post: PostPath
  readonly generator: string
  readonly assetBase: string
}
export const imageSite = Facet.define<ImageSite, ImageSite | null>({ combine: ([first]) => first ?? null })

const setShown = StateEffect.define<readonly ShownImage[]>()

export const shownImages = StateField.define<readonly ShownImage[]>({
  create: () => [],
  update(before, { docChanged, changes, effects }) {
    for (const effect of effects) if (effect.is(setShown)) return effect.value
    if (!docChanged || before.length === 0) return before
    return before.flatMap((image) => {
      const from = changes.mapPos(image.from, -1)
      const to = changes.mapPos(image.to, 1)
      // Whose target is written in is another picture by and by.
      if (changes.touchesRange(image.from, image.to)) return []
      return [{ ...image, start: changes.mapPos(image.start, 1), from, to }]
    })
  },
})

/** What is known of the files; null in a view that shows no post of a site. */
export function filesOf(view: EditorView): ImageFiles | null {
  return view.plugin(reader)?.files ?? null
}

export function shownImageFollowing(site: ImageSite): Extension {
  return [imageSite.of(site), shownImages, reader]
}

const AFTER_TYPING_MS = 700
const AFTER_SCROLLING_MS = 60

const reader = ViewPlugin.fromClass(
  class {
    readonly view: EditorView
    readonly site: ImageSite | null
    readonly files: ImageFiles | null
    readonly timer = oneTimer(() => void this.read())

    constructor(view: EditorView) {
      this.view = view
      this.site = view.state.facet(imageSite)
      this.files =
        this.site && imageFiles(this.site.desk, this.site.post, () => this.readIn(AFTER_SCROLLING_MS))
      this.readIn(0)
    }

    update({ docChanged, viewportChanged, startState, state }: ViewUpdate): void {
      if (docChanged) this.readIn(AFTER_TYPING_MS)
      else if (viewportChanged) this.readIn(AFTER_SCROLLING_MS)
      // The parser has come to what is in sight: now it is known where its blocks begin.
      else if (!this.timer.isSet() && syntaxTree(startState) !== syntaxTree(state))
        this.readIn(AFTER_SCROLLING_MS)
    }

    readIn(ms: number): void {
      this.timer.setFor(performance.now() + ms)
    }

    async read(): Promise<void> {
      if (!this.files) return
      this.show()
      const targets = this.view.state.field(shownImages).map(({ target }) => target)
      const learned = await this.files.ask([...new Set(targets.filter(isLocal))])
      // What changed meanwhile is read soon anyway.
      if (learned && !this.timer.isSet()) this.show()
    }

    show(): void {
      const { files, site, view } = this
      if (!files || !site) return
      const shown = imagesIn(view, site.generator).map((image) => ({
        ...image,
        located: files.located(image.target),
      }))
      if (!areSame(shown, view.state.field(shownImages))) view.dispatch({ effects: setShown.of(shown) })
    }

    destroy(): void {
      this.timer.clear()
      this.files?.stop()
    }
  },
)

function isLocal(target: string): boolean {
  return localTarget(target) !== null
}

function imagesIn(view: EditorView, generator: string): Omit<ShownImage, 'located'>[] {
  const { from, to, text } = visibleText(view)
  const lead = from === 0 ? '' : NO_FRONT_MATTER
  const offset = from - lead.length
  return findMentions(lead + text, generator)
    .filter(({ kind, to: end }) => kind === 'image' && end + offset <= to)
    .map((mention) => ofMention(lead + text, mention, offset))
}

/** Before a part of the text, so that dashes at its beginning are no block of front matter. */
const NO_FRONT_MATTER = '.\n\n'

function ofMention(text: string, mention: Mention, offset: number): Omit<ShownImage, 'located'> {
  const start = pictureStart(text, mention)
  return {
    start: start + offset,
    from: mention.from + offset,
    to: mention.to + offset,
    target: wholeTarget(mention),
    alt: altStateOf(text, { from: start, targetTo: mention.to }),
  }
}

/** More than is on the screen is not needed of a block that goes on above it. */
const REACH = 20_000

/** The whole blocks that are drawn, and the front matter where it is in sight. */
function visibleText({ state, viewport }: EditorView): { from: number; to: number; text: string } {
  const block = state.field(frontMatterField, false)?.block
  const from = block && viewport.from < block.to ? 0 : blockStart(state, viewport.from)
  const to = Math.min(state.doc.length, viewport.to)
  return { from, to, text: state.sliceDoc(from, to) }
}

function blockStart(state: EditorState, at: number): number {
  const block = syntaxTree(state).topNode.childBefore(at + 1)
  const from = block && block.to >= at ? block.from : at
  return Math.max(from, state.doc.lineAt(Math.max(0, at - REACH)).from)
}

function areSame(these: readonly ShownImage[], those: readonly ShownImage[]): boolean {
  return (
    these.length === those.length &&
    these.every((image, nth) => {
      const other = those[nth]
      return (
        other !== undefined &&
        image.start === other.start &&
        image.from === other.from &&
        image.to === other.to &&
        image.target === other.target &&
        image.alt === other.alt &&
        image.located?.file === other.located?.file &&
        image.located?.sought === other.located?.sought
      )
    })
  )
}
