// What a link or picture target is made of: template wrappings taken off, query and fragment cut, spellings.

const longestPath = 4096

/** A target as it may be sought in the site; `anchor` says where a relative one starts. */
export type LocalTarget = {
  /** Without a leading slash where `anchor` is `site`; not percent-decoded. */
  readonly path: string
  /** `post`: relative to the post; `site`: from the site's base; `content`: from the content folder. */
  readonly anchor: 'post' | 'site' | 'content'
}

/**
 * Takes off what generators wrap around a target: Liquid's `{{ "/x" | relative_url }}` and
 * `{{ site.baseurl }}/x`, Pelican's `{static}` and its kin. Null for what is not of this site: another
 * address, a `data:` URL, a bare `#fragment`, nothing at all.
 */
export function localTarget(target: string): LocalTarget | null {
  // Longer than any path is a picture written out as a data: URL.
  if (target.length > longestPath) return null
  const unwrapped = target
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replace(/\{\{-?\s*["']([^"']*)["']\s*\|[^}]*\}\}/g, '$1')
    .replace(/^\{%-?\s*link\s+([^%]+?)\s*-?%\}/, '/$1')
  // `{{ site.url }}{{ site.baseurl }}/x` has two of them.
  const based = unwrapped.replace(
    /^(?:(?:\{\{-?\s*[^}]*?(?:url|base|root|path)[^}]*\}\}){1,2}|@@baseUrl@@)\/?/i,
    '/',
  )
  const pelican = /^(?:\{|\|)(?:static|attach|filename|photo)(?:\}|\|)(.*)$/s.exec(based)
  if (pelican) {
    const path = pelican[1] ?? ''
    return path.startsWith('/')
      ? { path: path.replace(/^\/+/, ''), anchor: 'content' }
      : { path, anchor: 'post' }
  }
  if (based === '' || based.startsWith('#') || based.startsWith('//') || based.includes('{{')) return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(based)) return null
  if (based.startsWith('/')) return { path: based.replace(/^\/+/, ''), anchor: 'site' }
  return { path: based, anchor: 'post' }
}

/**
 * The ways in which `path` may be spelt as a file: without query and fragment first, percent-decoded and as
 * it stands, and whole, since `?` and `#` may be in a name too.
 */
export function spellings(path: string): string[] {
  const cut = path.replace(/[?#].*$/s, '')
  const found: string[] = []
  for (const form of [decoded(cut), cut, decoded(path), path]) {
    if (form !== '' && !found.includes(form)) found.push(form)
  }
  return found
}

/** Percent-decoded; what is no valid encoding stays as it is. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `path` from `folder`, with `.` and `..` resolved; null where it leaves the site. */
export function joinPath(folder: string, path: string): string | null {
  const segments: string[] = []
  for (const segment of `${folder}/${path}`.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.join('/')
}

/** `path` without the site's base in front; both without a leading slash there. */
export function withoutBase(path: string, basePath: string): string | null {
  const base = basePath.replace(/^\//, '')
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null
}
