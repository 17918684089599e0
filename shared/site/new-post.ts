// A new post, as the site's own newest posts are: its place, its name and its text.
import type { SiteConventions } from './conventions.ts'
import { writtenLike } from './field-text.ts'
import { type BlockExample, blockExample, newBlock } from './new-post-block.ts'
import { mostOf, type NewName, nameNewPost } from './new-post-name.ts'
import { writeDate } from './post-date.ts'
import { postFacts } from './post-facts.ts'
import type { Profile } from './profile.ts'
import { profileOf } from './profile-list.ts'

export type NewPostOrder = {
  readonly title: string
  readonly conventions: SiteConventions
  /** The newest posts, newest first, as the editor sees them; twenty are enough. */
  readonly examples: readonly { readonly path: string; readonly text: string }[]
  /** The text of Hugo's archetypes/default.md, where there is one. */
  readonly archetype: string | null
  readonly nowMs: number
  /** The author's clock, in minutes east of UTC. */
  readonly offsetMinutes: number
}

export type NewPost = NewName & {
  /** The editor's text. */
  readonly text: string
  /** Where the body begins: the end of `text`. */
  readonly cursor: number
}

/**
 * The post that `title` begins. See `nameNewPost` for place and name and `newBlock` for the front matter.
 * A date stands in it where most of the newest posts have one, at the author's own clock and in their form:
 * also on ABlog, where a post without a date would count as a draft. The title is a heading where that is
 * where most of them have it. Without posts: Hugo's archetype, else what the generator's documentation shows.
 */
export function newPost(order: NewPostOrder): NewPost {
  const { conventions, nowMs, offsetMinutes, archetype } = order
  const title = order.title.replace(/\s+/g, ' ').trim()
  const profile = profileOf(conventions.profile)
  const today = writeDate('2025-01-01', nowMs, offsetMinutes)
  const seen = order.examples.map(({ path, text }) => {
    const facts = postFacts(text, path, conventions, nowMs)
    const inDraftFolder = path
      .split('/')
      .some((folder) => profile.rules.draftFolders.includes(folder.toLowerCase()))
    return {
      path,
      text,
      date: facts.date,
      inDraftFolder,
      titleFrom: facts.titleFrom,
      block: blockExample(text, profile.id),
    }
  })
  const name = nameNewPost(title, seen, conventions, profile, today)
  const fill = { title, slug: name.slug, nowMs, offsetMinutes }
  if (seen.length === 0) {
    const text = archetype === null ? fillFresh(profile, fill) : fillArchetype(archetype, fill)
    return { ...name, text, cursor: text.length }
  }
  const blocks = seen.map(({ block }) => block).filter((block) => block !== null)
  const text = likeOthers(seen, blocks.length * 2 >= seen.length ? blocks : [], fill)
  return { ...name, text, cursor: text.length }
}

type Seen = {
  readonly text: string
  readonly titleFrom: 'field' | 'heading' | 'name'
  readonly block: BlockExample | null
}

function likeOthers(
  seen: readonly Seen[],
  blocks: readonly BlockExample[],
  fill: Parameters<typeof newBlock>[1],
): string {
  const block = newBlock(blocks, fill)
  const inHeading =
    block === '' ||
    mostOf(seen.map(({ titleFrom }) => titleFrom).filter((from) => from !== 'name')) === 'heading'
  const heading = inHeading ? `# ${fill.title}\n\n` : ''
  if (block === '') return heading
  // ABlog's directive stands below the heading.
  const below = mostOf(blocks.map((one) => /^#+ /m.test(one.text.slice(0, one.block.from))))
  if (below) return `${heading}${block}\n`
  const apart = mostOf(
    blocks.map((one) => one.text.startsWith('\n', one.block.to) || one.text.length === one.block.to),
  )
  const ended = block.endsWith('\n') ? block : `${block}\n`
  return `${ended}${apart === false ? '' : '\n'}${heading}`
}

/** A generator's own example; `{yaml:title}` and `{toml:title}` are quoted as that format needs it. */
export function fillFresh(profile: Profile, fill: Parameters<typeof newBlock>[1]): string {
  const date = writeDate(profile.fresh.dateExample, fill.nowMs, fill.offsetMinutes)
  const values: Readonly<Record<string, string>> = {
    'yaml:title': writtenLike('', fill.title, 'yaml'),
    'toml:title': writtenLike('"', fill.title, 'toml'),
    title: fill.title,
    slug: fill.slug,
    date,
  }
  return profile.fresh.text.replace(
    /\{((?:yaml:|toml:)?[a-z]+)\}/g,
    (whole, key: string) => values[key] ?? whole,
  )
}

/**
 * Hugo's archetype, read as text and never run: a value made by a template is filled where it is plainly the
 * title, the name or the date, and emptied where it is not.
 */
export function fillArchetype(archetype: string, fill: Parameters<typeof newBlock>[1]): string {
  const text = archetype.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const date = writeDate('2023-10-15T13:18:50-07:00', fill.nowMs, fill.offsetMinutes)
  const format = text.startsWith('+++') ? 'toml' : 'yaml'
  const filled = text
    .split('\n')
    .map((line) => {
      const found = /^(\s*["']?[\w-]+["']?\s*[:=]\s*)(.*\{\{.*\}\}.*)$/.exec(line)
      if (!found) return line.replace(/\{\{.*?\}\}/g, '')
      const [, key = '', value = ''] = found
      if (/\.Date|\bnow\b/.test(value)) return `${key}${/^["']/.test(value) ? JSON.stringify(date) : date}`
      if (/title/i.test(value) || /^\s*["']?title/i.test(key))
        return key + writtenLike(value, fill.title, format)
      if (/\.Name|BaseName|\.Slug/.test(value)) return key + writtenLike(value, fill.slug, format)
      return format === 'toml' ? `${key}""` : key.trimEnd()
    })
    .join('\n')
  return filled.endsWith('\n') ? filled : `${filled}\n`
}
