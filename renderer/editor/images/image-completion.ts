// The paths of the site's pictures while one types where a picture's path goes: in `![…](…)`, a `src`, a directive,
// a field of the front matter. The desk knows them and ranks them.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete'
import { type EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { SitePath } from '../../../shared/contract/paths.ts'
import { isImageFieldName } from '../../../shared/frontmatter/field-type.ts'
import { assetAddress } from '../../post/asset-address.ts'
import { frontMatterField } from '../front-matter.ts'
import { filesOf, imageSite } from './shown-images.ts'

export function imageCompletion(): Extension {
  return [
    Prec.high(
      autocompletion({
        override: [complete],
        // CodeMirror would ask a while after each key, wherever it was typed.
        activateOnTyping: false,
        icons: false,
        closeOnBlur: true,
        tooltipClass: () => 'image-completion',
        addToOptions: [{ render: thumbnail, position: 20 }],
      }),
    ),
    asking,
    look,
  ]
}

const asking = EditorView.updateListener.of(({ view, state, transactions }) => {
  if (!transactions.some((transaction) => transaction.isUserEvent('input.type'))) return
  const { main } = state.selection
  if (!main.empty || completionStatus(state) !== null || typedPath(state, main.head) === null) return
  // Not before all others have heard of this update: the next one is not to come to them first.
  queueMicrotask(() => startCompletion(view))
})

type ImageOption = Completion & { readonly path: SitePath }

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos } = context
  const site = state.facet(imageSite)
  const typed = site && !state.readOnly ? typedPath(state, pos) : null
  if (!site || typed === null) return null
  try {
    const asked = { post: site.post, typed: typed.text }
    const read = context.view && filesOf(context.view)?.read()
    let found = await site.desk['siteImages.complete'](asked)
    if (found.length === 0) {
      // The desk may not have seen all of them yet.
      await read
      if (context.aborted) return null
      found = await site.desk['siteImages.complete'](asked)
    }
    if (context.aborted || found.length === 0) return null
    return {
      from: pos - typed.text.length,
      filter: false,
      options: found.map(
        ({ path, target }): ImageOption => ({ label: target, path, apply: put(typed.rest) }),
      ),
    }
  } catch (error) {
    if (!isFailure(error)) throw error
    return null
  }
}

/** The whole of what stands there gives way, also what is behind the cursor. */
function put(rest: number) {
  return (view: EditorView, { label }: Completion, from: number, to: number) =>
    view.dispatch({
      changes: { from, to: to + rest, insert: label },
      selection: { anchor: from + label.length },
      userEvent: 'input.complete',
    })
}

type Typed = {
  readonly text: string /** How much of the path is behind the cursor. */
  readonly rest: number
}

/** What stands before the cursor where a picture's path begins, in one line; the last group is the path. */
const places: readonly (readonly [before: RegExp, rest: RegExp])[] = [
  [/!\[(?:[^[\]\\]|\\.|\[[^[\]]*\])*\]\(<?([^<>()\s]*)$/, /^[^<>()\s]*/],
  [/<(?:img|source|video|figure|picture|image|[A-Z][\w.]*)\b[^<>]*\ssrc\s*=\s*["']([^"'<>]*)$/i, /^[^"'<>]*/],
  [/\{[{%][^{}]*\b(?:src|image|img|file|path)\s*=\s*["']([^"'{}]*)$/, /^[^"'{}]*/],
  [/^[ \t>]*(?::{3,}|`{3,}|~{3,})\{(?:figure|image)\}[ \t]+(\S*)$/, /^\S*/],
]
const field = /^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*[:=]\s*["']?([^"'\s#]*)$/

/** A path is no longer than this, with what tells that it is one. */
const REACH = 1000

function typedPath(state: EditorState, pos: number): Typed | null {
  const line = state.doc.lineAt(pos)
  const before = state.sliceDoc(Math.max(line.from, pos - REACH), pos)
  const after = state.sliceDoc(pos, Math.min(line.to, pos + REACH))
  const block = state.field(frontMatterField, false)?.block
  if (block && pos < block.to) {
    const found = field.exec(before)
    if (!found || !isImageFieldName(found[1] ?? '')) return null
    return { text: found[2] ?? '', rest: /^[^"'\s#]*/.exec(after)?.[0].length ?? 0 }
  }
  for (const [opening, rest] of places) {
    const text = opening.exec(before)?.[1]
    if (text !== undefined) return { text, rest: rest.exec(after)?.[0].length ?? 0 }
  }
  return null
}

function thumbnail(completion: Completion, state: EditorState): HTMLElement | null {
  const site = state.facet(imageSite)
  if (!site || !isImageOption(completion)) return null
  const image = document.createElement('img')
  image.src = assetAddress(site.assetBase, completion.path, 160)
  image.alt = ''
  image.loading = 'lazy'
  return image
}

function isImageOption(completion: Completion): completion is ImageOption {
  return 'path' in completion
}

const look = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete.image-completion > ul': {
    fontFamily: 'var(--font-ui)',
    fontSize: '13px',
    maxHeight: '264px',
  },
  '.cm-tooltip.image-completion > ul > li': {
    display: 'flex',
    gap: 'var(--space-2)',
    alignItems: 'center',
    padding: '3px 10px 3px 6px',
    lineHeight: '24px',
  },
  '.cm-tooltip.image-completion > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.image-completion img': {
    width: '34px',
    height: '24px',
    borderRadius: '3px',
    objectFit: 'cover',
    flex: 'none',
  },
})
