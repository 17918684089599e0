import { expect, it } from 'vitest'
import { wordsAround } from '../../../renderer/images/words-around.ts'

it('tells the words around a picture without marks, and without what shows its neighbours', () => {
  const before =
    '# By the *lake*\n\n{% include figure.html src="a.png" %}\n\nThe [ferry](x) left.\n\n{{< img "b.png" >}} '
  const picture = '![](c.png)'
  const after =
    '\n\n> ```{figure} d.png\n> :width: 60%\n>\n> At *nine*.\n> ```\n\nNobody {{ site.name }} spoke <!-- x -->.\n'
  const text = before + picture + after
  expect(wordsAround(text, 0, before.length, before.length + picture.length)).toEqual({
    before: 'By the lake The ferry left.',
    after: 'At nine. Nobody spoke .',
  })
})
