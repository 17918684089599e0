// How photographs become groups, and what arranging them does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByTime, spanWords, type TakenTime } from '../../../renderer/images/story-groups.ts'
import {
  changeStory,
  emptyStory,
  photosOf,
  type Story,
  type StoryChange,
} from '../../../renderer/images/story-state.ts'

const at = (time: string, offsetMinutes: number | null = null): TakenTime => ({
  wallMs: Date.parse(`${time}Z`),
  offsetMinutes,
})
const grouped = (times: readonly TakenTime[]) =>
  groupByTime(times, (time) => time).map((group) => group.map((time) => times.indexOf(time)))

describe('the rule of groups', () => {
  it('begins a group after more than an hour and a half, and not before', () => {
    expect(grouped([at('2026-03-07T09:00'), at('2026-03-07T10:30'), at('2026-03-07T12:00:01')])).toEqual([
      [0, 1],
      [2],
    ])
  })

  it('begins a group with each day of the camera’s clock', () => {
    expect(grouped([at('2026-03-07T23:59'), at('2026-03-08T00:01')])).toEqual([[0], [1]])
  })

  it('orders two cameras by the moment, and a clock without a zone as most of the others', () => {
    const times = [
      at('2026-03-07T12:00', 60),
      at('2026-03-07T11:30', 0),
      at('2026-03-07T12:10'),
      at('2026-03-07T12:05', 60),
    ]
    expect(grouped(times)).toEqual([[0, 3, 2, 1]])
  })

  it('law: no photograph is lost, and between two groups lies a pause or a midnight', () => {
    const time = fc
      .integer({ min: 0, max: 3 * 86_400_000 })
      .map((wallMs): TakenTime => ({ wallMs, offsetMinutes: null }))
    fc.assert(
      fc.property(fc.array(time, { maxLength: 40 }), (times) => {
        const groups = groupByTime(times, (one) => one)
        expect(groups.flat().length).toBe(times.length)
        groups.slice(1).forEach((group, nth) => {
          const before = groups[nth]?.at(-1)?.wallMs ?? 0
          const after = group[0]?.wallMs ?? 0
          expect(
            after - before > 90 * 60_000 || Math.floor(before / 86_400_000) < Math.floor(after / 86_400_000),
          ).toBe(true)
        })
      }),
    )
  })

  it('says when, by the clock of the camera', () => {
    expect(spanWords([at('2026-03-07T11:40', 60), at('2026-03-07T09:10')])).toMatch(
      /^Saturday,? 7 March 2026, 09:10–11:40$/,
    )
  })
})

function story(...sizes: readonly number[]): Story {
  let id = 0
  return {
    groups: sizes.map((size, group) => ({
      id: group + 1,
      title: '',
      photos: Array.from({ length: size }, () => ({
        id: ++id,
        file: new File([], `${id}.jpg`),
        taken: at('2026-03-07T09:00'),
        caption: '',
      })),
    })),
  }
}
const order = ({ groups }: Story) => groups.map(({ photos }) => photos.map(({ id }) => id))

describe('arranging', () => {
  it('a nudge goes on from the end of a group to the next', () => {
    expect(order(changeStory(story(2, 2), { kind: 'nudge', id: 1, by: 'on' }))).toEqual([
      [2, 1],
      [3, 4],
    ])
    expect(order(changeStory(story(2, 2), { kind: 'nudge', id: 2, by: 'on' }))).toEqual([[1], [2, 3, 4]])
    expect(order(changeStory(story(2, 2), { kind: 'nudge', id: 3, by: 'back' }))).toEqual([[1, 2, 3], [4]])
    expect(order(changeStory(story(1, 1), { kind: 'nudge', id: 1, by: 'back' }))).toEqual([[1], [2]])
  })

  it('the last one that leaves a group takes the group along', () => {
    expect(order(changeStory(story(1, 1), { kind: 'drop', id: 1 }))).toEqual([[2]])
    expect(order(changeStory(story(1, 1), { kind: 'move', id: 1, group: 2, before: null }))).toEqual([[2, 1]])
  })

  it('a group is parted where the author says', () => {
    const parted = changeStory(story(3), { kind: 'split', id: 2 })
    expect(order(parted)).toEqual([[1], [2, 3]])
    expect(new Set(parted.groups.map(({ id }) => id)).size).toBe(2)
  })

  it('law: whatever is moved, each photograph is there once and no group is empty', () => {
    const id = fc.integer({ min: 0, max: 8 })
    const change: fc.Arbitrary<StoryChange> = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), id, group: id, before: fc.option(id) }),
      fc.record({
        kind: fc.constant('nudge' as const),
        id,
        by: fc.constantFrom('back' as const, 'on' as const, 'group-back' as const, 'group-on' as const),
      }),
      fc.record({ kind: fc.constant('split' as const), id }),
      fc.record({ kind: fc.constant('caption' as const), id, caption: fc.string() }),
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const result = changes.reduce(changeStory, story(3, 1, 3))
        expect(
          photosOf(result)
            .map((photo) => photo.id)
            .sort(),
        ).toEqual([1, 2, 3, 4, 5, 6, 7])
        expect(result.groups.every(({ photos }) => photos.length > 0)).toBe(true)
        expect(new Set(result.groups.map((group) => group.id)).size).toBe(result.groups.length)
      }),
    )
  })

  it('photographs that come later stand behind those that are there', () => {
    const [first, second] = [story(1), story(1)]
    const added = changeStory(changeStory(emptyStory, { kind: 'add', photos: photosOf(first) }), {
      kind: 'add',
      photos: photosOf(second).map((photo) => ({ ...photo, id: 9 })),
    })
    expect(order(added)).toEqual([[1], [9]])
  })
})
