// A link by a post's public address follows it: the new spelling, with the base, the ending, query and fragment as the
// author wrote them.
import type { Mention } from '../markdown/mentions.ts'
import { addressForm } from './address-book.ts'
import type { SiteConventions } from './conventions.ts'
import { partsOf, relative } from './retarget.ts'
import { pathSpellings, written } from './spell-target.ts'
import { decoded, joinPath, withoutBase } from './target.ts'

export type AddressRetargeting = {
  readonly conventions: SiteConventions
  readonly mention: Mention
  /** The character before the mention, where that is a quote; else an empty text. */
  readonly quote: string
  /** The addresses of the linking post and of the linked one, as paths from the site's base. */
  readonly from: { readonly before: string | null; readonly after: string | null }
  readonly linked: { readonly before: string; readonly after: string }
  /** Whether a target leads there once everything is moved. */
  isMeant(target: string): boolean
}

/** What is to stand in the mention's place; null where it has no spelling that leads there. */
export function retargetAddress(job: AddressRetargeting): string | null {
  const { mention, quote } = job
  const parts = partsOf(job.conventions, mention.target, '')
  const isAddress = /^(?:bare|attribute|srcset|css)$/.test(mention.writing)
  for (const { head, path } of addressesInStyle(job, parts)) {
    for (const spelt of pathSpellings(path, parts.path, isAddress)) {
      const raw = written(spelt + parts.tail, mention.writing, quote)
      if (raw !== null && job.isMeant(head + spelt + parts.tail)) return head + raw
    }
  }
  return null
}

type Spelling = { readonly head: string; readonly path: string }

function* addressesInStyle(job: AddressRetargeting, parts: ReturnType<typeof partsOf>): Generator<Spelling> {
  const { basePath } = job.conventions
  const { head } = parts
  const path = decoded(parts.path)
  const after = `/${inForm(path, job.linked).replace(/^\/+/, '')}`
  if (parts.anchor === 'site') {
    const hasBase = withoutBase(path.replace(/^\/+/, ''), basePath) !== null
    const slash = path.startsWith('/') ? after : after.slice(1)
    yield { head, path: hasBase ? basePath + after : slash }
  } else {
    for (const below of relativeAddresses(path, after, job.from)) {
      yield { head, path: path.startsWith('./') && !below.startsWith('.') ? `./${below}` : below }
    }
  }
  yield { head: '', path: basePath + after }
}

/** The new address with the ending that the author gave the old one, where both are served in the same way. */
function inForm(path: string, { before, after }: AddressRetargeting['linked']): string {
  const now = addressForm(decoded(after))
  return now.core + (addressForm(decoded(before)).end === now.end ? addressForm(path).end : now.end)
}

function* relativeAddresses(
  path: string,
  after: string,
  { before, after: from }: AddressRetargeting['from'],
): Generator<string> {
  if (from === null) return
  const folder = decoded(from)
    .replace(/[^/]*$/, '')
    .replace(/^\/+|\/+$/g, '')
  const end = /\/+$/.exec(after)?.[0] ?? ''
  const to = after.replace(/^\/+|\/+$/g, '')
  const upwards = /^(?:\.\.?\/)*/.exec(path)?.[0] ?? ''
  const top = before === from ? joinPath(folder, upwards) : null
  // As many steps up as the author took, where the new address lies below the same place.
  if (top === '') yield upwards + to + end
  else if (top !== null && to.startsWith(`${top}/`)) yield upwards + to.slice(top.length + 1) + end
  const least = relative(folder, to, true)
  if (least !== null) yield least + end
}
