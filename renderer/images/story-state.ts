// A photo story while it is arranged: groups of photographs, each with its words, and the way back.
import { groupByTime, type TakenTime } from './story-groups.ts'

export type StoryPhoto = {
  readonly id: number
  readonly file: File
  readonly taken: TakenTime
  readonly caption: string
}

export type StoryGroup = {
  readonly id: number
  /** What the group's heading will say; without words there will be none. */
  readonly title: string
  readonly photos: readonly StoryPhoto[]
}

export type Story = { readonly groups: readonly StoryGroup[] }

export type StoryChange =
  | { readonly kind: 'caption'; readonly id: number; readonly caption: string }
  | { readonly kind: 'title'; readonly group: number; readonly title: string }
  | { readonly kind: 'drop'; readonly id: number }
  /** Before the photograph `before`, or (null) to the end of `group`. */
  | { readonly kind: 'move'; readonly id: number; readonly group: number; readonly before: number | null }
  /** One place on in the order of the whole sheet, or into the neighbouring group. */
  | { readonly kind: 'nudge'; readonly id: number; readonly by: 'back' | 'on' | 'group-back' | 'group-on' }
  | { readonly kind: 'split'; readonly id: number }
  | { readonly kind: 'add'; readonly photos: readonly StoryPhoto[] }

export const emptyStory: Story = { groups: [] }

/** A group that lost its last photograph goes with it. */
export function changeStory(story: Story, change: StoryChange): Story {
  switch (change.kind) {
    case 'caption':
      return mapPhotos(story, (photo) =>
        photo.id === change.id ? { ...photo, caption: change.caption } : photo,
      )
    case 'title':
      return {
        groups: story.groups.map((group) =>
          group.id === change.group ? { ...group, title: change.title } : group,
        ),
      }
    case 'drop':
      return withoutEmpty(take(story, change.id).rest)
    case 'move':
      return move(story, change.id, change.group, change.before)
    case 'nudge':
      return nudge(story, change.id, change.by)
    case 'split':
      return split(story, change.id)
    case 'add':
      return add(story, change.photos)
  }
}

export function photosOf({ groups }: Story): readonly StoryPhoto[] {
  return groups.flatMap(({ photos }) => photos)
}

/** New photographs are grouped by time among themselves, behind those that are there. */
function add({ groups }: Story, photos: readonly StoryPhoto[]): Story {
  const next = nextGroupId(groups)
  const added = groupByTime(photos, ({ taken }) => taken).map((members, nth) => ({
    id: next + nth,
    title: '',
    photos: members,
  }))
  return { groups: [...groups, ...added] }
}

function mapPhotos({ groups }: Story, change: (photo: StoryPhoto) => StoryPhoto): Story {
  return { groups: groups.map((group) => ({ ...group, photos: group.photos.map(change) })) }
}

function take(story: Story, id: number): { readonly photo: StoryPhoto | null; readonly rest: Story } {
  const photo = photosOf(story).find((one) => one.id === id) ?? null
  return {
    photo,
    rest: {
      groups: story.groups.map((group) => ({
        ...group,
        photos: group.photos.filter((one) => one.id !== id),
      })),
    },
  }
}

function withoutEmpty({ groups }: Story): Story {
  return { groups: groups.filter(({ photos }) => photos.length > 0) }
}

function move(story: Story, id: number, into: number, before: number | null): Story {
  if (before === id) return story
  const { photo, rest } = take(story, id)
  if (!photo || !rest.groups.some((group) => group.id === into)) return story
  return withoutEmpty({
    groups: rest.groups.map((group) => {
      if (group.id !== into) return group
      const at = group.photos.findIndex((one) => one.id === before)
      return { ...group, photos: group.photos.toSpliced(at < 0 ? group.photos.length : at, 0, photo) }
    }),
  })
}

function nudge(story: Story, id: number, by: Extract<StoryChange, { kind: 'nudge' }>['by']): Story {
  const at = story.groups.findIndex(({ photos }) => photos.some((photo) => photo.id === id))
  const here = story.groups[at]
  if (!here) return story
  const [before, after] = [story.groups[at - 1], story.groups[at + 1]]
  const nth = here.photos.findIndex((photo) => photo.id === id)
  switch (by) {
    case 'back':
      if (nth > 0) return move(story, id, here.id, here.photos[nth - 1]?.id ?? null)
      return before ? move(story, id, before.id, null) : story
    case 'on':
      if (nth < here.photos.length - 1) return move(story, id, here.id, here.photos[nth + 2]?.id ?? null)
      return after ? move(story, id, after.id, after.photos[0]?.id ?? null) : story
    case 'group-back':
      return before ? move(story, id, before.id, null) : story
    case 'group-on':
      return after ? move(story, id, after.id, after.photos[0]?.id ?? null) : story
  }
}

/** The photograph and what follows it in its group become a group of their own. */
function split({ groups }: Story, id: number): Story {
  return {
    groups: groups.flatMap((group) => {
      const at = group.photos.findIndex((photo) => photo.id === id)
      if (at <= 0) return [group]
      return [
        { ...group, photos: group.photos.slice(0, at) },
        { id: nextGroupId(groups), title: '', photos: group.photos.slice(at) },
      ]
    }),
  }
}

function nextGroupId(groups: readonly StoryGroup[]): number {
  return groups.reduce((most, { id }) => Math.max(most, id), 0) + 1
}
