// How the source looks: the paper's colours, one measure, marks that recede behind the words.
import { HighlightStyle } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { blockHighlighting } from './block-highlighting.ts'

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-source)',
    fontSize: '15px',
    lineHeight: '26px',
    overflowX: 'hidden',
  },
  '.cm-content': {
    maxWidth: 'calc(72ch + 2 * var(--space-7))',
    margin: '0 auto',
    padding: 'var(--space-5) 0 40vh',
    caretColor: 'var(--accent)',
    tabSize: '4',
  },
  '.cm-line': { padding: '0 var(--space-7)' },
  '.cm-activeLine': { backgroundColor: 'var(--current-line)' },
  '&:not(.cm-focused):not(.cm-placed) .cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--accent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-content ::selection': { backgroundColor: 'var(--accent-soft)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--draft-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--draft-soft)', borderRadius: '2px' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-panels': { backgroundColor: 'var(--desk)', color: 'var(--ink)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    fontFamily: 'var(--font-ui)',
    fontSize: '13px',
    padding: 'var(--space-2) var(--space-4)',
  },
  '.cm-panel.cm-search label': { fontSize: '12px', color: 'var(--ink-2)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--ink-2)', fontSize: '18px', right: 'var(--space-3)' },
  '.cm-textfield': {
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    color: 'var(--ink)',
    fontSize: '13px',
    padding: '4px 8px',
  },
  '.cm-button': {
    backgroundColor: 'var(--paper)',
    backgroundImage: 'none',
    border: '1px solid var(--line-strong)',
    borderRadius: '7px',
    color: 'var(--ink)',
    fontSize: '12px',
    padding: '4px 10px',
  },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible': {
    outline: '2px solid var(--accent)',
    outlineOffset: '1px',
  },
})

const marks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.processingInstruction, color: 'var(--ink-3)', fontWeight: '400', fontStyle: 'normal' },
  { tag: tags.contentSeparator, color: 'var(--ink-3)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.url, color: 'var(--accent)' },
  { tag: tags.labelName, color: 'var(--ink-2)' },
  { tag: tags.monospace, color: 'var(--ink)' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: tags.meta, color: 'var(--ink-3)' },
  { tag: [tags.tagName, tags.angleBracket, tags.attributeName, tags.attributeValue], color: 'var(--ink-3)' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--done)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--draft)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--fault)' },
])

/** The place that something elsewhere leads to is seen without the focus; the one where every post begins is none. */
const placed = EditorView.editorAttributes.compute(['selection'], ({ selection }) =>
  selection.main.head > 0 ? { class: 'cm-placed' } : {},
)

export function editorTheme(): Extension {
  return [look, placed, blockHighlighting(marks)]
}
