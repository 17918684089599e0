// The id of a heading as GitHub makes it, and as docutils does, which Sphinx blogs link to.
import GithubSlugger from 'github-slugger'

export type HeadingIds = {
  /** The id of the next heading of this post; one that occurred before gets a number. */
  next(headingText: string): string
}

/** GitHub's: https://github.com/Flet/github-slugger, which follows GitHub's own rule. */
export function headingIds(): HeadingIds {
  const slugger = new GithubSlugger()
  return { next: (headingText) => slugger.slug(headingText) }
}

/**
 * docutils' `make_id`: lower case, every run of anything but a-z and 0-9 becomes one hyphen, leading digits and
 * hyphens go. "Django's field" is `django-s-field`. Source: docutils/nodes.py, make_id.
 */
export function docutilsId(headingText: string): string {
  return headingText
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
}

/**
 * Whether a link's fragment means a heading, whichever tool the author's habit comes from.
 * `id` is the heading's id here, `headingText` its text.
 */
export function fragmentMeans(fragment: string, id: string, headingText: string): boolean {
  // docutils makes nothing of a heading without Latin letters; an empty fragment is the top of the page.
  if (fragment === '') return false
  if (fragment === id) return true
  const wanted = fragment.toLowerCase()
  return (
    wanted === id.toLowerCase() || wanted === docutilsId(headingText) || squeezed(wanted) === squeezed(id)
  )
}

/** Some generators squeeze several hyphens into one. */
function squeezed(id: string): string {
  return id.toLowerCase().replace(/-+/g, '-').replace(/^-|-$/g, '')
}
