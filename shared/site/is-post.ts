// Whether a Markdown file is a post (or page) of the site, from its path alone.
import type { SiteConventions } from './conventions.ts'

const markdown = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i

const aboutTheRepository =
  /^(?:readme|licen[cs]e|changelog|changes|history|contributing|contributors|code[_-]of[_-]conduct|security|support|authors|maintainers|governance|notice|pull_request_template|issue_template)\b/i

/** Whether `name` is one of the Markdown endings that a post may have. */
export function isMarkdownName(name: string): boolean {
  return markdown.test(name)
}

/**
 * Whether the file at site path `path` is a post or a page by its generator's rules. Whether the site
 * leaves it out for another reason (.gitignore, see `isRepositoryText`, `isPlaceholder`) is not asked here.
 */
export function isPostPath(conventions: SiteConventions, path: string): boolean {
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  if (!markdown.test(name)) return false
  if (!conventions.contentFolders.some((folder) => isInside(folder, path))) return false
  if (conventions.notPosts.includes(name.replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[^.]+$/i, ''))) return false
  const { underscored } = conventions
  return underscored === null || segments.every((one) => !one.startsWith('_') || underscored.includes(one))
}

/** Whether posts may lie in the folder at site path `folder` or below it. */
export function mayHoldPosts(conventions: SiteConventions, folder: string): boolean {
  const first = folder.split('/', 1)[0] ?? ''
  if (conventions.builtFolders.some((built) => built === folder || built === first)) return false
  const { underscored } = conventions
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  if (underscored !== null && name.startsWith('_') && !underscored.includes(name)) return false
  return conventions.contentFolders.some((content) => isInside(content, folder) || isInside(folder, content))
}

/** README, LICENSE and their kind at the root: about the repository, no post where there are others. */
export function isRepositoryText(path: string): boolean {
  return !path.includes('/') && aboutTheRepository.test(path)
}

/**
 * Whether a `placeholder.md` only keeps its folder in Git: it is the one Markdown file there, or the
 * folder is one for pictures by its name.
 */
export function isPlaceholder(path: string, namesInFolder: readonly string[]): boolean {
  const segments = path.split('/')
  if (!/^placeholder\.(?:md|markdown)$/i.test(segments.at(-1) ?? '') || segments.length < 2) return false
  return (
    /(?:images?|img|pictures|photos|media|assets|static|uploads)$/i.test(segments.at(-2) ?? '') ||
    namesInFolder.filter(isMarkdownName).length === 1
  )
}

/** Whether `path` is `folder` or lies below it; `` holds everything. */
export function isInside(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
