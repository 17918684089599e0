// @vitest-environment happy-dom
// Keys in the code of a fence, each beside the text that a writer expects. `|` is the cursor.
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { breakCodeLine, closingInCode, indentCode, isInCode } from '../../../renderer/editor/code-lines.ts'
import { markdownSource } from '../../../renderer/editor/markdown-source.ts'

function stateOf(text: string): EditorState {
  const state = EditorState.create({
    doc: text.replace('|', ''),
    selection: { anchor: text.indexOf('|') },
    extensions: [markdownSource(), closingInCode],
  })
  ensureSyntaxTree(state, state.doc.length, 5000)
  return state
}

function shown(state: EditorState): string {
  const { head } = state.selection.main
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`
}

function entered(text: string): string | null {
  let now = stateOf(text)
  const isTaken = breakCodeLine({
    state: now,
    dispatch: (transaction) => {
      now = transaction.state
    },
  })
  return isTaken ? shown(now) : null
}

function typed(text: string, sign: string): string {
  const view = new EditorView({ state: stateOf(text) })
  const { head } = view.state.selection.main
  const insert = () => view.state.update(view.state.replaceSelection(sign))
  const handlers = view.state.facet(EditorView.inputHandler)
  if (!handlers.some((handler) => handler(view, head, head, sign, insert))) view.dispatch(insert())
  return shown(view.state)
}

const fence = (language: string, code: string) => `Words\n\n\`\`\`${language}\n${code}\n\`\`\`\n\nMore`

describe('Enter in code', () => {
  it.each<[language: string, before: string, after: string]>([
    ['python', 'def f(x):|\n    return x', 'def f(x):\n    |\n    return x'],
    ['python', 'def f(x):|', 'def f(x):\n    |'],
    ['python', '    return 1|', '    return 1\n    |'],
    ['python', 'class A:\n    def f(self):|', 'class A:\n    def f(self):\n        |'],
    ['python', 'class A:\n  def f(self):|', 'class A:\n  def f(self):\n    |'],
    ['js', 'f()|', 'f()\n|'],
    ['js', 'function f() {|}', 'function f() {\n  |\n}'],
    ['js', 'if (a) {\n    b(|)\n}', 'if (a) {\n    b(\n        |\n    )\n}'],
    ['js', '  a |  b', '  a\n  |b'],
    ['js', '  |', '\n  |'],
    ['js', '|  a', '\n|a'],
    ['go', 'func f() {|', 'func f() {\n\t|'],
    ['js', 'f() {\n\tg() {|', 'f() {\n\tg() {\n\t\t|'],
    ['yaml', 'a:|', 'a:\n  |'],
    ['js', 'a:|', 'a:\n|'],
    ['', 'f {|', 'f {\n  |'],
    ['{.python}', 'if a:|', 'if a:\n    |'],
    ['java', '/**\n * a|', '/**\n * a\n |'],
  ])('of %s: %j becomes %j', (language, before, after) =>
    expect(entered(fence(language, before))).toBe(fence(language, after)),
  )

  it.each([
    ['> ```js\n> f {|\n> ```', '> ```js\n> f {\n>   |\n> ```'],
    ['- one\n\n  ```js\n  f {|\n  ```', '- one\n\n  ```js\n  f {\n    |\n  ```'],
    ['```js\nf {|', '```js\nf {\n  |'],
  ])('where it stands: %j becomes %j', (before, after) => expect(entered(before)).toBe(after))

  it.each(['```js|\na\n```', '```js\na\n```|', 'Words|', '    a|', '```js\na\n```\n|'])(
    'is no such key in %j',
    (text) => {
      expect(entered(text)).toBeNull()
      expect(isInCode({ state: stateOf(text) })).toBe(false)
    },
  )
})

describe('what closes', () => {
  it.each<[before: string, sign: string, after: string]>([
    ['f {\n  g()\n  |', '}', 'f {\n  g()\n}|'],
    ['  f(\n    [\n      1\n      |', ']', '  f(\n    [\n      1\n    ]|'],
    ['f {\n  g {}\n  |', '}', 'f {\n  g {}\n}|'],
    ['f {\n  |a', '}', 'f {\n  }|a'],
    ['a\n  |', '}', 'a\n  }|'],
    ['f {\n|', '}', 'f {\n}|'],
    ['f {\n  g()\n  |\n}', '}', 'f {\n  g()\n}|'],
    ['f {\n  g(\n    1\n    |\n}', ')', 'f {\n  g(\n    1\n  )|\n}'],
    ['f {\n  g {\n    1\n  |\n}', '}', 'f {\n  g {\n    1\n  }|\n}'],
  ])('goes back to where it was opened: %j', (before, sign, after) =>
    expect(typed(fence('js', before), sign)).toBe(fence('js', after)),
  )

  it('is the fence’s own mark', () => {
    expect(typed('```python\nif a:\n    b\n    ``|', '`')).toBe('```python\nif a:\n    b\n```|')
    expect(typed('- one\n\n  ```python\n  if a:\n      ``|', '`')).toBe(
      '- one\n\n  ```python\n  if a:\n  ```|',
    )
    expect(typed('````md\n  ``|', '`')).toBe('````md\n  ```|')
    expect(typed('```js\n  `|', '`')).toBe('```js\n  ``|')
  })
})

it('Tab is a step of the code', () => {
  const tabbed = (text: string) => {
    let now = stateOf(text)
    indentCode({
      state: now,
      dispatch: (transaction) => {
        now = transaction.state
      },
    })
    return shown(now)
  }
  expect(tabbed('```js\n| a\n```')).toBe('```js\n  | a\n```')
  expect(tabbed('```js\n\ta|\n```')).toBe('```js\n\ta\t|\n```')
  expect(tabbed('```python\n|a\n```')).toBe('```python\n    |a\n```')
})
