// Signs that some sites' Markdown knows and that others leave as they are written.

/** A sign in a post, and what in its HTML tells that it was known: `!` in front of what is gone then. */
export const signs = {
  emoji: [':tada:', '🎉'],
  'a bare address': ['see https://own.site/ there', 'href="https://own.site/"'],
  'a line break': ['one\ntwo', '<br'],
  'a definition': ['Term\n: what it is', '<dd'],
  'an abbreviation': ['*[ABC]: letters\n\nABC', '<abbr'],
  'a footnote': ['word[^1]\n\n[^1]: note', '<sup'],
  'a task': ['- [ ] to do', 'checkbox'],
  'a heading’s id': ['## Words {#own}', 'id="own"'],
  'a line of attributes': ['words\n{.own}\n\nmore', '!{.own}'],
  'attributes in a line': ['![a](b.png){.own} words', 'class="own"'],
  'attributes behind a block': ['some words {.own}', '!{'],
  'attributes of kramdown': ['*words*{: .own} more', '!{:'],
  mark: ['==marked==', '<mark'],
  insert: ['++put in++', '<ins'],
  subscript: ['H~2~O', '<sub'],
  superscript: ['x^2^', '<sup>'],
  'one tilde': ['~gone~', '!~'],
  'two tildes': ['~~gone~~', '!~'],
  'raw HTML': ['<div class="own">words</div>', '<div class="own"'],
  'a formula': ['so $a_{1} = b_{1}$ holds', '!$a'],
  'an environment of formulas': ['\\begin{align*}\na &= b\n\\end{align*}', 'class="math"'],
  'a container': [':::note\nwords\n:::', '!:::'],
  'a MyST container': [':::{note}\nwords\n:::', '!:::'],
  'an admonition': ['!!! note\n    words', '!!!!'],
  'an admonition that folds': ['??? note\n    words', '!???'],
  'an alert': ['> [!NOTE]\n> words', '![!NOTE]'],
  contents: ['[TOC]\n\n## One\n\n## Two', '<nav'],
  'contents in two brackets': ['[[toc]]\n\n## One\n\n## Two', '<nav'],
  'marked words of code': ['```js "own"\nown\n```', 'data-words'],
  wikilink: ['[[Other post]]', '![['],
} as const satisfies Readonly<Record<string, readonly [text: string, telling: string]>>

export type Sign = keyof typeof signs

/** Whether `html`, made of a sign's text, shows that the sign was known. */
export function isKnownIn(html: string, sign: Sign): boolean {
  const telling: string = signs[sign][1]
  return telling.startsWith('!') ? !html.includes(telling.slice(1)) : html.includes(telling)
}
