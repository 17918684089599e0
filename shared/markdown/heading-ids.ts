// The ids of headings as each generator makes them, since authors link to them by hand.
import GithubSlugger, { slug as githubSlug } from 'github-slugger'

export type HeadingIdStyle =
  | 'github'
  | 'goldmark'
  | 'docutils'
  | 'kramdown'
  | 'python-markdown'
  | 'hexo'
  | 'zola'
  | 'vitepress'

export type HeadingIds = {
  /**
   * The id of the next heading of this post; one that occurred before gets a number. `given` is the author's own,
   * `source` the heading with its marks, which is what Hugo looks at.
   */
  next(headingText: string, given: string | null, source?: string): string
}

export function headingIds(style: HeadingIdStyle = 'github'): HeadingIds {
  if (style === 'github') return githubIds()
  const taken = new Set<string>()
  const { make, numbered } = styles[style]
  const isNameless = (id: string) => id === '' && (style === 'docutils' || style === 'python-markdown')
  return {
    next(headingText, given, source = headingText) {
      const base = given ?? make(style === 'goldmark' ? source : headingText)
      let id = base
      for (let nth = 1; taken.has(id) || isNameless(id); nth++) id = numbered(base, nth)
      taken.add(id)
      return id
    },
  }
}

/** GitHub's: https://github.com/Flet/github-slugger, which follows GitHub's own rule. */
function githubIds(): HeadingIds {
  const slugger = new GithubSlugger()
  return {
    next(headingText, given) {
      if (given === null) return slugger.slug(headingText)
      slugger.occurrences[given] ??= 0
      return given
    },
  }
}

type Style = { make(text: string): string; numbered(id: string, nth: number): string }

const hyphened = (id: string, nth: number) => `${id}-${nth}`
const underscored = (id: string, nth: number) => `${id}_${nth}`

const styles: Readonly<Record<Exclude<HeadingIdStyle, 'github'>, Style>> = {
  goldmark: { make: goldmarkId, numbered: hyphened },
  docutils: { make: docutilsId, numbered: (_id, nth) => `id${nth}` },
  kramdown: { make: kramdownId, numbered: hyphened },
  'python-markdown': { make: pythonMarkdownId, numbered: underscored },
  hexo: { make: hexoId, numbered: hyphened },
  zola: { make: asciiSlug, numbered: hyphened },
  vitepress: { make: vitepressId, numbered: hyphened },
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
 * kramdown with GitHub's input, as Jekyll sets it: letters of any script, digits, blanks, hyphens and underscores
 * stay, each blank becomes a hyphen. Source: kramdown-parser-gfm, generate_gfm_header_id.
 */
function kramdownId(headingText: string): string {
  return headingText
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-')
}

/**
 * Hugo's, made of the heading as it is written: the address of a link is in it. Letters of any script, digits,
 * hyphens and underscores stay. Source: hugo/markup/goldmark/autoid.go, sanitizeAnchorName.
 */
function goldmarkId(source: string): string {
  const id = source
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replace(/ /g, '-')
  return id === '' ? 'heading' : id
}

/** Python-Markdown's toc extension: ASCII alone, runs of blanks and hyphens become one. Source: toc.py, slugify. */
function pythonMarkdownId(headingText: string): string {
  const ascii = headingText.normalize('NFKD').replace(/[^\x20-\x7e\t\n]/g, '')
  return ascii
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-')
}

/** hexo-util's slugize: case is kept, accents go, runs of marks and blanks become one hyphen. */
function hexoId(headingText: string): string {
  return headingText
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/\p{Cc}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** Zola's default: what is not ASCII is left out, runs of others become one hyphen. */
function asciiSlug(headingText: string): string {
  return headingText
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** VitePress: accents and marks go, letters of any script stay, a leading digit gets an underscore. */
function vitepressId(headingText: string): string {
  return headingText
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\p{Cc}\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase()
    .normalize('NFC')
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
    wanted === id.toLowerCase() ||
    wanted === docutilsId(headingText) ||
    squeezed(wanted) === squeezed(id) ||
    wanted === githubSlug(headingText)
  )
}

/** Some generators squeeze several hyphens into one. */
function squeezed(id: string): string {
  return id.toLowerCase().replace(/-+/g, '-').replace(/^-|-$/g, '')
}
