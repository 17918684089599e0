import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { full as emoji } from 'markdown-it-emoji'
import { expect, it } from 'vitest'
import { addEmoji } from '../../shared/markdown/syntax/emoji.ts'

const pieces = [
  ':',
  '::',
  'a',
  'b',
  '+1',
  'smile',
  'tada',
  'constructor',
  '__proto__',
  ' ',
  '\n\n',
  '*',
  '`',
  '[x](y)',
]

it('law: emoji are those of the plug-in', () => {
  const theirs = new MarkdownIt({ linkify: true }).use(emoji, { shortcuts: {} })
  const ours = new MarkdownIt({ linkify: true })
  addEmoji(ours)
  const texts = fc.array(fc.constantFrom(...pieces, 'https://example.org/')).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      expect(ours.render(text)).toBe(theirs.render(text))
    }),
    {
      numRuns: 5000,
      examples: [[':a:b:'], [':tada::+1:'], ['https://example.org/:smile: :smile:'], ['a:tada']],
    },
  )
})
