// The front matter as part of the text: one quiet line that names its format and fields, opened by a click, by
// Enter, or by the cursor moving into it, and closed again by its own line or by Escape.
import {
  EditorSelection,
  type EditorState,
  type Extension,
  Facet,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, WidgetType } from '@codemirror/view'
import { type Block, findBlock } from '../../shared/frontmatter/block.ts'
import type { Fields } from '../../shared/frontmatter/field.ts'
import { readFields } from '../../shared/frontmatter/read-fields.ts'

export type FrontMatter = Fields & {
  readonly block: Block | null
  readonly open: boolean
  /** Where the line begins that a parser stumbled over, and its number. */
  readonly troubled: { readonly from: number; readonly number: number } | null
}

const setOpen = StateEffect.define<boolean>()

/** The profile by whose rules the block is found. */
const generatorFacet = Facet.define<string, string | undefined>({ combine: ([first]) => first })

export const frontMatterField = StateField.define<FrontMatter>({
  create: (state) => read(state, false),
  update(before, transaction) {
    let now = before
    if (transaction.docChanged) {
      // A post without a block may get one by a change at its very top only.
      const border = before.block ? before.block.to : 4096
      let touched = false
      transaction.changes.iterChangedRanges((from) => {
        if (from <= border) touched = true
      })
      if (touched) now = read(transaction.state, before.open || isTypedInto(transaction.startState, before))
    }
    for (const effect of transaction.effects) {
      if (effect.is(setOpen)) now = { ...now, open: effect.value }
    }
    if (!now.open && transaction.selection && isInside(now, transaction.state)) now = { ...now, open: true }
    return now
  },
  provide: (field) => [
    EditorView.decorations.from(field, decorate),
    EditorView.atomicRanges.of((view) => {
      const { block, open } = view.state.field(field)
      return block && !open
        ? Decoration.set(Decoration.mark({}).range(block.from, Math.max(block.from + 1, foldEnd(block))))
        : Decoration.none
    }),
  ],
})

export function frontMatter(generator: string): Extension {
  return [
    generatorFacet.of(generator),
    frontMatterField,
    Prec.high(
      keymap.of([
        { key: 'Escape', run: fold },
        { key: 'ArrowUp', run: enterFromBelow },
      ]),
    ),
  ]
}

/** Opens or folds the block; false where there is none. */
export function toggleFrontMatter(view: EditorView): boolean {
  const { block, open } = view.state.field(frontMatterField)
  if (!block) return false
  if (open) return fold(view)
  view.dispatch({
    effects: setOpen.of(true),
    selection: EditorSelection.cursor(block.contentFrom),
    scrollIntoView: true,
  })
  view.focus()
  return true
}

function fold(view: EditorView): boolean {
  const { block, open } = view.state.field(frontMatterField)
  if (!block || !open) return false
  const selection = isInside({ block }, view.state) ? EditorSelection.cursor(block.to) : undefined
  view.dispatch({ effects: setOpen.of(false), ...(selection ? { selection } : {}) })
  return true
}

function enterFromBelow(view: EditorView): boolean {
  const { block, open } = view.state.field(frontMatterField)
  const { main } = view.state.selection
  if (!block || open || !main.empty) return false
  const line = view.state.doc.lineAt(main.head)
  if (line.from > block.to) return false
  view.dispatch({
    effects: setOpen.of(true),
    selection: EditorSelection.cursor(Math.max(block.from, block.contentTo - 1)),
    scrollIntoView: true,
  })
  return true
}

function read(state: EditorState, open: boolean): FrontMatter {
  // A block lies within the first part of a text; the rest need not be copied for it.
  const text = state.sliceDoc(0, 300_000)
  const block = findBlock(text, state.facet(generatorFacet))
  if (!block) return { block, open, fields: [], trouble: null, troubled: null }
  const fields = readFields(text, block)
  const troubled = fields.trouble && state.doc.lineAt(Math.min(fields.trouble.at, state.doc.length))
  return { block, open, ...fields, troubled }
}

/** While an author types a block at the top, it must not fold under their hand. */
function isTypedInto(state: EditorState, before: FrontMatter): boolean {
  return before.block === null && state.doc.length > 0
}

function isInside({ block }: Pick<FrontMatter, 'block'>, state: EditorState): boolean {
  return (
    block !== null &&
    state.selection.ranges.some(
      ({ head }) => head < foldEnd(block) && head >= block.from && block.from < block.to,
    )
  )
}

/** The fold leaves the last line break, so that the text below stands on a line of its own. */
function foldEnd(block: Block): number {
  return Math.max(block.from, block.to - 1)
}

function decorate({ block, fields, open, troubled }: FrontMatter): DecorationSet {
  if (!block || block.to <= block.from) return Decoration.none
  const keys = fields.map(({ key }) => key).join(', ')
  const line = new FrontMatterLine({
    keys,
    format: formatName(block),
    open,
    troubled: troubled?.number ?? null,
  })
  if (open) {
    return Decoration.set(
      [
        Decoration.widget({ widget: line, block: true, side: -1 }).range(block.from),
        Decoration.mark({ class: 'front-matter-text' }).range(block.from, block.to),
        ...(troubled ? [Decoration.line({ class: 'front-matter-trouble' }).range(troubled.from)] : []),
      ],
      true,
    )
  }
  return Decoration.set(Decoration.replace({ widget: line, block: true }).range(block.from, foldEnd(block)))
}

function formatName({ format }: Block): string {
  switch (format) {
    case 'yaml':
      return 'YAML'
    case 'toml':
      return 'TOML'
    case 'json':
      return 'JSON'
    case 'javascript':
      return 'JavaScript'
    case 'metadata-lines':
    case 'nikola-comment':
      return 'Metadata'
    case 'post-directive':
      return 'MyST'
  }
}

type LineWords = {
  readonly keys: string
  readonly format: string
  readonly open: boolean
  /** The number of the line that a parser stumbled over. */
  readonly troubled: number | null
}

class FrontMatterLine extends WidgetType {
  readonly #words: LineWords

  constructor(words: LineWords) {
    super()
    this.#words = words
  }

  override eq(line: FrontMatterLine): boolean {
    const other = line.#words
    const { keys, format, open, troubled } = this.#words
    return (
      other.keys === keys && other.format === format && other.open === open && other.troubled === troubled
    )
  }

  override toDOM(view: EditorView): HTMLElement {
    const holder = document.createElement('div')
    holder.className = 'front-matter-holder'
    const line = document.createElement('button')
    line.type = 'button'
    line.className = 'front-matter-line'
    const { keys: words, format: of, open, troubled } = this.#words
    line.setAttribute('aria-expanded', String(open))
    const name = document.createElement('b')
    name.textContent = 'Front matter'
    const keys = document.createElement('span')
    keys.className = 'front-matter-keys'
    keys.textContent = words
    const format = document.createElement('span')
    format.className = 'front-matter-format'
    format.textContent = of
    line.append(name)
    if (troubled !== null) {
      const trouble = document.createElement('span')
      trouble.className = 'front-matter-unread'
      trouble.textContent = `Line ${troubled} cannot be read`
      trouble.title = trouble.textContent
      line.append(trouble)
    }
    line.append(keys, format)
    line.addEventListener('click', () => toggleFrontMatter(view))
    holder.append(line)
    return holder
  }

  override ignoreEvent(): boolean {
    return true
  }
}
