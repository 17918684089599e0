// Keys in lists, each series beside the text that a writer expects. `|` is the cursor.

import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState, type StateCommand, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { continueMarkup, liftItems, nestItems } from '../../../renderer/editor/list-items.ts'
import { markdownSource } from '../../../renderer/editor/markdown-source.ts'

function pressed(text: string, ...commands: readonly StateCommand[]): string {
  const at = text.indexOf('|')
  const doc = text.replace('|', '')
  let state = EditorState.create({ doc, selection: { anchor: at }, extensions: markdownSource() })
  for (const run of commands) {
    ensureSyntaxTree(state, state.doc.length, 5000)
    run({
      state,
      dispatch: (transaction) => {
        state = transaction.state
      },
    })
  }
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

describe('Enter', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['- one\n- |', '- one\n\n|'],
    ['1. one\n2. |', '1. one\n\n|'],
    ['- [x] one\n- [ ] |', '- [x] one\n\n|'],
    ['> - one\n> - |', '> - one\n>\n> |'],
    ['- one\n  - two\n  - |', '- one\n  - two\n- |'],
    ['- one\n\n- |', '- one\n\n|'],
    ['- one| two', '- one\n- |two'],
    ['- one |two', '- one\n- |two'],
    ['1. one|   two\n2. three', '1. one\n2. |two\n3. three'],
    ['> one| two', '> one\n> |two'],
    ['> one\n> |', '> one\n>\n> |'],
  ])('%j becomes %j', (before, wanted) => expect(pressed(before, continueMarkup)).toBe(wanted))
})

describe('Tab', () => {
  it.each([
    ['- one\n- |', '- one\n  - |'],
    ['1. one\n2. sub|', '1. one\n   1. sub|'],
    ['10. one\n11. sub|', '10. one\n    1. sub|'],
    ['1. one\n   1. sub\n2. |', '1. one\n   1. sub\n   2. |'],
    ['1. one\n   1. sub\n      - deep\n2. |', '1. one\n   1. sub\n      - deep\n   2. |'],
    ['- one\n  - two|', '- one\n  - two|'],
    ['- one\n  - two\n  - three|', '- one\n  - two\n    - three|'],
    ['1. one\n- other|', '1. one\n   - other|'],
    ['> 1. one\n> 2. sub|', '> 1. one\n>    1. sub|'],
    ['- [ ] one\n- [ ] two|', '- [ ] one\n  - [ ] two|'],
    ['Words.\n\n- one|', 'Words.\n\n- one|'],
    ['-   wide\n- sub|', '-   wide\n    - sub|'],
    ['- one\n\n  more of it\n- sub|', '- one\n\n  more of it\n  - sub|'],
    [
      '1. one\n2. sub|\n3. two\n   - deep\n\n4. three\n\n5. Words',
      '1. one\n   1. sub|\n2. two\n   - deep\n\n3. three\n\n4. Words',
    ],
    ['1. one\n1. sub|\n1. two', '1. one\n   1. sub|\n1. two'],
    ['1. one\n2. sub|\n\nWords\n\n3. other', '1. one\n   1. sub|\n\nWords\n\n3. other'],
  ])('%j becomes %j', (before, wanted) => expect(pressed(before, nestItems)).toBe(wanted))

  it.each([
    ['1. one\n   1. sub|', '1. one\n2. sub|'],
    ['- one\n  - two\n    - three|', '- one\n  - two\n  - three|'],
    ['- one|', '- one|'],
    ['> 1. one\n>    1. sub|', '> 1. one\n> 2. sub|'],
    [
      '1. one\n   1. a|\n   2. b\n   3. c\n2. two\n3. three',
      '1. one\n2. a|\n   1. b\n   2. c\n3. two\n4. three',
    ],
    ['- one\n  - a|\n  - b\n- two', '- one\n- a|\n  - b\n- two'],
  ])('with Shift %j becomes %j', (before, wanted) => expect(pressed(before, liftItems)).toBe(wanted))

  it('is undone by itself with Shift', () => {
    for (const text of [
      '- one\n- two|',
      '1. one\n2. two|',
      '> - one\n> - two|',
      '1. one\n2. two|\n3. three\n4. four',
    ])
      expect(pressed(text, nestItems, liftItems)).toBe(text)
  })

  it('counts several chosen items anew, and those behind them', () => {
    const lines = ['1. one', '2. two', '3. three', '4. four']
    const doc = lines.join('\n')
    const selection = { anchor: doc.indexOf('two'), head: doc.indexOf('three') + 2 }
    let state = EditorState.create({ doc, selection, extensions: markdownSource() })
    const dispatch = (transaction: Transaction) => {
      state = transaction.state
    }
    nestItems({ state, dispatch })
    expect(state.doc.toString()).toBe('1. one\n   1. two\n   2. three\n2. four')
    liftItems({ state, dispatch })
    expect(state.doc.toString()).toBe(doc)
  })
})
