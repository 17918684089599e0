import { expect, it } from 'vitest'
import { findMentions } from '../../../shared/markdown/mentions.ts'
import { altStateOf } from '../../../shared/site/alt-text.ts'
import { pictureStart } from '../../../shared/site/picture-start.ts'

const shown = [
  '![a [b] c](x.png "t")',
  '![a](<x y.png>)',
  '[label]: x.png',
  '<img alt="1 > 0" src="x.png">',
  '{{< figure alt="{" src="x.png" >}}',
  '{% include image.html src="x.png" %}',
  '::::{figure} x.png\n:::: ',
]

it.each(shown)('of %s is where its alt text is asked for', (picture) => {
  for (const before of ['', 'Words.\n\n', '![](y.png)\n\n']) {
    const text = `${before}${picture}\n\n![l][label]\n`
    const mention = findMentions(text, 'hugo').find(({ target }) => /^x/.test(target))
    if (!mention) throw new Error(`${picture} shows nothing`)
    const from = pictureStart(text, mention)
    expect(from).toBe(before.length)
    expect(altStateOf(text, { from, targetTo: mention.to })).not.toBe(null)
  }
})

it('of a linked picture is within the link', () => {
  const text = '[![](x.png)](y.html)'
  const [mention] = findMentions(text).filter(({ kind }) => kind === 'image')
  expect(mention && pictureStart(text, mention)).toBe(1)
})

it('of a field is the field’s value', () => {
  const text = '---\ncover: x.png\n---\n'
  const [mention] = findMentions(text)
  expect(mention && pictureStart(text, mention)).toBe(text.indexOf('x.png'))
})
