// A mention follows its file: the new spelling after post or file were moved, in the style in which it was written.
import type { Mention } from '../markdown/mentions.ts'
import type { SiteConventions } from './conventions.ts'
import { isInside } from './is-post.ts'
import { folderOf, isBundle, slugOf, stemOf } from './post-name.ts'
import { pathSpellings, written } from './spell-target.ts'
import { decoded, joinPath, withoutBase } from './target.ts'

export type Retargeting = {
  readonly conventions: SiteConventions
  readonly mention: Mention
  /** The character before the mention, where that is a quote; else an empty text. */
  readonly quote: string
  /** Where the post and the file that it names were, as site paths, and where they are to be. */
  readonly postBefore: string
  readonly fileBefore: string
  readonly postAfter: string
  readonly fileAfter: string
  /** Where a target of the post leads once everything is moved. */
  meant(target: string): string | null
}

/**
 * What is to stand in the mention's place; null where no spelling leads to the file. The style stays (relative,
 * from the root, the generator's own words, encoding, query and fragment) wherever that leads there, else the target
 * becomes one relative to the post, or from the site's root.
 */
export function retarget(job: Retargeting): string | null {
  const { mention, quote } = job
  for (const { head, rest } of candidates(job)) {
    // A template's base stays as it stands, blanks and quotes included.
    const raw = written(rest, mention.writing, quote)
    if (raw !== null && job.meant(head + rest) === job.fileAfter) return head + raw
  }
  return null
}

type Candidate = { readonly head: string; readonly rest: string }

function* candidates(job: Retargeting): Generator<Candidate> {
  const parts = partsOf(job.conventions, job.mention.target, job.fileBefore)
  const isAddress = /^(?:bare|attribute|srcset|css)$/.test(job.mention.writing)
  for (const path of pathsInStyle(job, parts)) {
    for (const spelt of pathSpellings(path, parts.path, isAddress)) {
      yield { head: parts.head, rest: spelt + parts.tail }
    }
  }
  for (const path of pathsTo(job.conventions, job.postAfter, job.fileAfter)) {
    for (const spelt of pathSpellings(path, parts.path, isAddress)) {
      yield { head: '', rest: spelt + parts.tail }
    }
  }
  yield { head: '', rest: job.mention.target }
}

type Parts = {
  /** What stands before the path: the site's address, a template's base, `{static}`, an alias. */
  readonly head: string
  readonly path: string
  /** Query and fragment. */
  readonly tail: string
  readonly anchor: 'post' | 'site' | 'content' | 'alias'
}

/** `fileBefore` is what the target names; empty where it names no file. */
export function partsOf({ address, aliases }: SiteConventions, target: string, fileBefore: string): Parts {
  const base = /^(?:(?:\{\{(?:(?!\}\}).)*\}\}){1,2}|@@baseUrl@@)/s.exec(target)?.[0]
  const own = /^[{|](?:static|attach|filename|photo)[}|]/.exec(target)?.[0]
  const alias = aliases.find(({ prefix }) => target.startsWith(prefix))?.prefix
  const head = address && target.startsWith(`${address}/`) ? address : (base ?? own ?? alias ?? '')
  const rest = target.slice(head.length)
  const cut = rest.search(/[?#]/)
  // A question mark or a hash may be part of a name.
  const name = fileBefore.slice(fileBefore.lastIndexOf('/') + 1)
  const isWhole = cut < 0 || (name !== '' && decoded(rest).normalize('NFC').endsWith(name.normalize('NFC')))
  const [path, tail] = isWhole ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut)]
  if (alias !== undefined && head === alias) return { head, path, tail, anchor: 'alias' }
  if (own !== undefined && head === own)
    return { head, path, tail, anchor: path.startsWith('/') ? 'content' : 'post' }
  return { head, path, tail, anchor: head !== '' || path.startsWith('/') ? 'site' : 'post' }
}

/** The folders that a path may start from, before and after, and what is written for that start. */
type Start = {
  readonly lead: string
  readonly before: string
  readonly after: string
  readonly upwards: boolean
}

function startsOf(
  { conventions, postBefore, postAfter }: Retargeting,
  { head, path, anchor }: Parts,
): Start[] {
  const { staticFolders, contentFolders, aliases, basePath, images } = conventions
  const served = [...new Set([...staticFolders, ...contentFolders, '', 'pages', 'src/pages', 'docs'])]
  const rooted = (folder: string, lead: string): Start => ({
    lead,
    before: folder,
    after: folder,
    upwards: false,
  })
  if (anchor === 'alias') {
    const folder = aliases.find(({ prefix }) => prefix === head)?.folder ?? ''
    return [folder, ...served].map((start) => rooted(start, ''))
  }
  if (anchor === 'site' || anchor === 'content') {
    const slashes = /^\/*/.exec(path)?.[0] ?? ''
    const base = `${basePath.replace(/^\//, '')}/`
    const hasBase = anchor === 'site' && withoutBase(path.replace(/^\/+/, ''), basePath) !== null
    const folders = anchor === 'content' ? [...contentFolders, ...served] : served
    return [
      ...(hasBase ? folders.map((folder) => rooted(folder, slashes + base)) : []),
      ...folders.map((folder) => rooted(folder, slashes)),
    ]
  }
  const rule = isBundle(postBefore) ? images.bundle : images.flat
  const own = (post: string, below: string) => joinPath(folderOf(post), below) ?? ''
  const inOwn = (below: (post: string) => string, upwards = true): Start => ({
    lead: '',
    before: own(postBefore, below(postBefore)),
    after: own(postAfter, below(postAfter)),
    upwards,
  })
  return [
    ...(rule.folder === '{stem}' ? [inOwn(stemOf, false)] : []),
    inOwn(() => ''),
    inOwn(stemOf),
    ...served.map((folder) => rooted(folder, '')),
  ]
}

/** How a post's file is named in a link: with its ending, without, as a page, or as its folder. */
const forms: readonly ((file: string) => string | null)[] = [
  (file) => file,
  (file) => (isMarkdown(file) ? file.replace(/\.[^./]+$/, '') : null),
  (file) => (isMarkdown(file) ? file.replace(/\.[^./]+$/, '.html') : null),
  (file) => (isMarkdown(file) && /\/index\.[^./]+$/.test(file) ? folderOf(file) : null),
]

const isMarkdown = (file: string) => /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i.test(file)

function* pathsInStyle(job: Retargeting, parts: Parts): Generator<string> {
  const { fileBefore, fileAfter } = job
  const isApart = isServedApart(job.conventions, job.postAfter, fileAfter)
  const { path } = parts
  const slash = /[^/]\/+$/.test(path) ? '/' : ''
  const bare = decoded(path).replace(/\/+$/, '').normalize('NFC')
  for (const start of startsOf(job, parts)) {
    if (!bare.startsWith(start.lead)) continue
    const found = joinPath(start.before, bare.slice(start.lead.length))
    const fitting = forms.filter((form) => form(fileBefore)?.normalize('NFC') === found?.normalize('NFC'))
    if (fitting.length === 0) continue
    // A bundle's folder has no such form any more when it becomes a post among others.
    for (const form of [...fitting, ...forms.slice(1, 2)]) {
      const file = form(fileAfter)
      const below = file === null ? null : relative(start.after, file, start.upwards)
      if (below === null || (start.upwards && isApart)) continue
      const dotted = path.startsWith('./') && !below.startsWith('.') ? `./${below}` : below
      yield start.lead + dotted + slash
      if (start.lead === '' && dotted === below) yield `./${below}${slash}`
    }
  }
  yield* byName(bare, slash, fileBefore, fileAfter)
}

/** The generator's own words may be the name of the post alone. */
function* byName(bare: string, slash: string, fileBefore: string, fileAfter: string): Generator<string> {
  const at = bare.lastIndexOf('/') + 1
  const last = bare.slice(at)
  const ending = /\.(?:html?|md|mdx|markdown)$/.exec(last)?.[0] ?? ''
  const name = last.slice(0, last.length - ending.length).toLowerCase()
  for (const naming of [stemOf, slugOf]) {
    if (naming(fileBefore).toLowerCase() === name)
      yield bare.slice(0, at) + naming(fileAfter) + ending + slash
  }
}

/** The paths by which `post` may name `file`, whatever it wrote before; likeliest first, none of them encoded. */
export function pathsTo(conventions: SiteConventions, post: string, file: string): readonly string[] {
  const rooted = [...rootedPaths(conventions, file)]
  const fromPost = relative(folderOf(post), file, true) ?? ''
  return [
    ...(isServedApart(conventions, post, file) ? rooted : []),
    fromPost,
    `./${fromPost}`,
    ...rooted,
    // Relative to the post's address, which is one level deeper.
    `../${fromPost}`,
  ]
}

function* rootedPaths(conventions: SiteConventions, file: string): Generator<string> {
  const { staticFolders, contentFolders, basePath } = conventions
  for (const folder of [...staticFolders, ...contentFolders, '']) {
    const below = relative(folder, file, false)
    if (below === null) continue
    if (basePath !== '') yield `${basePath}/${below}`
    yield `/${below}`
  }
}

/** Whether the site publishes the file from a folder of its own, to which no relative path of the post leads. */
function isServedApart(conventions: SiteConventions, post: string, file: string): boolean {
  const folder = conventions.staticFolders[0] ?? ''
  return (
    folder !== '' &&
    !conventions.contentFolders.some((content) => isInside(folder, content)) &&
    isInside(folder, file) &&
    !isInside(folder, post)
  )
}

/** `file` as written from `folder`; null where that needs `..` and `upwards` forbids it. */
export function relative(folder: string, file: string, upwards: boolean): string | null {
  const from = folder === '' ? [] : folder.split('/')
  const to = file.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const up = from.length - same
  if (up > 0 && !upwards) return null
  return [...Array<string>(up).fill('..'), ...to.slice(same)].join('/')
}
