// What is known of one generator: how it is recognised, where its posts lie, what their fields mean.
// Facts are data; only what depends on the site's own settings is a function.
import type { Dialect } from '../markdown/dialect.ts'
import type { Punctuation } from '../markdown/punctuation.ts'
import type { FolderView } from './folder-view.ts'

export type ProfileId =
  | 'hugo'
  | 'jekyll'
  | 'astro'
  | 'eleventy'
  | 'hexo'
  | 'pelican'
  | 'zola'
  | 'ablog'
  | 'docusaurus'
  | 'next'
  | 'gatsby'
  | 'vitepress'
  | 'nikola'
  | 'plain'

export type Profile = {
  readonly id: ProfileId
  /** As its makers write it. */
  readonly name: string
  /** Settings files, relative to the site's root, that are read as text. */
  readonly settings: readonly string[]
  /** Null where nothing speaks for this generator. */
  recognise(folder: FolderView): Evidence | null
  layout(folder: FolderView): Layout
  /** The site's main language as its settings write it; null where they do not. */
  language(folder: FolderView): string | null
  /** What the site makes of typed quotes and dashes, by its settings or by default; null leaves them. */
  punctuation(folder: FolderView): Punctuation | null
  /** In what the site's settings and its plugins make its Markdown another than its generator's usual one. */
  dialect?(folder: FolderView): Partial<Dialect>
  readonly rules: PostRules
  readonly fresh: FreshPost
}

/**
 * What speaks for a generator. 100: a file that only this one has. 80: a shared file that says so inside,
 * or a dependency. 50: folders that together mean it. 20: posts that look like it.
 */
export type Evidence = {
  readonly strength: number
  /** Files and folders, for the author to read. */
  readonly marks: readonly string[]
}

/** Where things lie in one site. All folders are site paths without a trailing slash; `` is the root. */
export type Layout = {
  /** Every Markdown file below these is a post or a page. */
  readonly contentFolders: readonly string[]
  /** Where a new post goes while the site has none to learn from. */
  readonly newPostFolder: string
  /** Folders that begin with `_` and still hold posts (`_posts`); null: a leading `_` means nothing here. */
  readonly underscored: readonly string[] | null
  /** File names that the generator takes for something other than a post. */
  readonly notPosts: readonly string[]
  /** What the generator makes or brings, and what is never a post: names at the site's root. */
  readonly builtFolders: readonly string[]
  /** Served from the site's base, likeliest first. */
  readonly staticFolders: readonly string[]
  /** Beginnings of a target that stand for a folder: `@/` → `src`. Longest first. */
  readonly aliases: readonly { readonly prefix: string; readonly folder: string }[]
  /** The path under which the site is published: `` or `/blog`. */
  readonly basePath: string
  /** The site's own address without a trailing slash, where its settings tell. */
  readonly address: string | null
  readonly images: ImageRules
}

/**
 * Where pictures go, and how a post writes them. In both templates `{stem}` is the post's file name without
 * its ending (of `slug/index.md` the folder's), `{slug}` the same without a date in front, `{year}` and
 * `{month}` the post's date.
 */
export type ImageRule = {
  /** `post`: `folder` is relative to the post's own folder; `site`: to the site's root. */
  readonly from: 'post' | 'site'
  readonly folder: string
  /** What stands before the picture's name in `![](…)`. */
  readonly written: string
}

export type ImageRules = {
  /** For a post that has a folder to itself (`slug/index.md`). */
  readonly bundle: ImageRule
  /** For a post among others. */
  readonly flat: ImageRule
}

/** How the fields of a post are read. Keys are compared without regard to case. */
export type PostRules = {
  readonly titleKeys: readonly string[]
  readonly dateKeys: readonly string[]
  readonly expiryKeys: readonly string[]
  readonly tagKeys: readonly string[]
  /** What a tag string is split at. */
  readonly tagStrings: 'comma' | 'space' | 'whole'
  /** Folders whose posts are drafts. */
  readonly draftFolders: readonly string[]
  /** A post without a date is a draft. */
  readonly undatedIsDraft: boolean
  /** A file whose name begins with `_` is left out by the generator. */
  readonly underscoreIsDraft: boolean
  /** A date to come does not hold a post back. */
  readonly futureIsShown: boolean
  /** A date without a zone is UTC; else it is the computer's own time. */
  readonly zonelessIsUtc: boolean
}

/** A new post in a site that has none. */
export type FreshPost = {
  /** `date-slug`: `2025-09-08-title.md`; `bundle`: `title/index.md`. */
  readonly name: 'slug' | 'date-slug' | 'bundle'
  readonly ending: string
  /** The whole text; `{title}`, `{slug}`, `{date}` and so on are filled in. See `fillFresh` of new-post.ts. */
  readonly text: string
  /** The form of `{date}`, by an example. */
  readonly dateExample: string
}

/** What most generators have in common; a profile names only what differs. */
export const commonRules: PostRules = {
  titleKeys: ['title'],
  dateKeys: ['date', 'pubDate', 'publishDate', 'published', 'datePublished', 'created'],
  expiryKeys: [],
  tagKeys: ['tags', 'tag', 'keywords'],
  tagStrings: 'comma',
  draftFolders: ['_drafts', 'drafts', 'draft'],
  undatedIsDraft: false,
  underscoreIsDraft: false,
  futureIsShown: false,
  zonelessIsUtc: false,
}

/** Made or fetched by some tool, whatever the generator. */
export const commonBuilt: readonly string[] = [
  '_site',
  'dist',
  '_build',
  'vendor',
  'bower_components',
  'venv',
]

/** Beside the post, as it stands. */
export const beside = (written: string): ImageRule => ({ from: 'post', folder: '', written })

/** In a folder of the site, written from the site's base. */
export function inSite(folder: string, written: string): ImageRule {
  return { from: 'site', folder, written }
}
