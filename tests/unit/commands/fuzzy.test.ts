import { describe, expect, it } from 'vitest'
import { fuzzyFind } from '../../../renderer/commands/fuzzy.ts'
import { otherWords } from '../../../renderer/commands/other-words.ts'

const commands = [
  { id: 'images.describe', title: 'Describe the pictures…' },
  { id: 'view.preview', title: 'Preview alone' },
  { id: 'panel.publish', title: 'Publish panel' },
  { id: 'images.settings', title: 'Picture settings…' },
]

function found(typed: string): string[] {
  const titleOf = ({ title }: { title: string }) => title
  return fuzzyFind(commands, typed, titleOf, ({ id }) => otherWords[id] ?? '').map(({ id }) => id)
}

describe('what a few letters mean', () => {
  it.each([
    ['alt', 'images.describe'],
    ['alt te', 'images.describe'],
    ['commit', 'panel.publish'],
    ['WebP', 'images.settings'],
    ['pict', 'images.describe'],
  ])('“%s” finds it by its title or by another word', (typed, ...expected) => {
    expect(found(typed)).toEqual(expect.arrayContaining(expected))
  })

  it('puts what is so called before what is otherwise', () => {
    const both = [
      { id: 'images.describe', title: 'Describe the pictures…' },
      { id: 'post.images', title: 'Alter a picture' },
    ]
    const ids = fuzzyFind(
      both,
      'alt',
      ({ title }) => title,
      ({ id }) => otherWords[id] ?? '',
    )
    expect(ids.map(({ id }) => id)).toEqual(['post.images', 'images.describe'])
  })

  it('finds nothing where no word begins so', () => {
    expect(found('zzz')).toEqual([])
    expect(found('ommit')).toEqual([])
  })

  it('shows all where nothing is typed', () => {
    expect(found(' ')).toHaveLength(commands.length)
  })
})
