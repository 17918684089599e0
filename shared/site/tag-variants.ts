// Tags that are spelled in two ways, and tags that complete what is typed.

export type TagCount = { readonly tag: string; readonly count: number }

/**
 * The more usual spelling that `tag` is a variant of, or null: the same but for case, accents' composition, blanks,
 * hyphens, underscores and dots; a plural of it; or, for longer words, one slip of a key. Digits are never slips:
 * `python2` and `python3` are two tags.
 */
export function variantOf(tag: string, known: readonly TagCount[]): TagCount | null {
  const index = indexOf(known)
  const own = index.counts.get(tag) ?? 0
  const folded = fold(tag)
  const alike = [
    ...(index.byFold.get(folded) ?? []),
    ...(folded.length >= 4 ? (index.byFold.get(pluralOf(folded)) ?? []) : []),
    ...(folded.length >= 5 ? slips(folded, index) : []),
  ].filter((other) => other.tag !== tag && other.count > own)
  return alike.reduce<TagCount | null>(
    (best, one) => (best === null || one.count > best.count ? one : best),
    null,
  )
}

/**
 * At most `limit` tags for what is typed, without those that are `taken`: first those that begin so, then those with
 * a word that does, then those that hold it; the more used first.
 */
export function completeTags(
  typed: string,
  known: readonly TagCount[],
  taken: readonly string[],
  limit: number,
): readonly TagCount[] {
  const { entries } = indexOf(known)
  const wanted = searchable(typed)
  const isTaken = new Set(taken)
  const groups: TagCount[][] = [[], [], []]
  for (const { one, text } of entries) {
    if (isTaken.has(one.tag)) continue
    const at = wanted === '' ? 0 : text.indexOf(wanted)
    if (at < 0) continue
    groups[at === 0 ? 0 : text.includes(` ${wanted}`) ? 1 : 2]?.push(one)
  }
  return groups.flat().slice(0, limit)
}

type Index = {
  readonly counts: ReadonlyMap<string, number>
  readonly byFold: ReadonlyMap<string, readonly TagCount[]>
  readonly byLength: ReadonlyMap<number, readonly { readonly one: TagCount; readonly fold: string }[]>
  /** The more used first. */
  readonly entries: readonly { readonly one: TagCount; readonly text: string }[]
}

/** A site's tags are asked with each key; they are folded once. */
const indexes = new WeakMap<readonly TagCount[], Index>()

function indexOf(known: readonly TagCount[]): Index {
  const standing = indexes.get(known)
  if (standing) return standing
  const byFold = new Map<string, TagCount[]>()
  const byLength = new Map<number, { one: TagCount; fold: string }[]>()
  for (const one of known) {
    const folded = fold(one.tag)
    byFold.set(folded, [...(byFold.get(folded) ?? []), one])
    const same = byLength.get(folded.length)
    if (same) same.push({ one, fold: folded })
    else byLength.set(folded.length, [{ one, fold: folded }])
  }
  const entries = known
    .map((one) => ({ one, text: searchable(one.tag) }))
    .sort((a, b) => b.one.count - a.one.count || (a.one.tag < b.one.tag ? -1 : 1))
  const index = { counts: new Map(known.map(({ tag, count }) => [tag, count])), byFold, byLength, entries }
  indexes.set(known, index)
  return index
}

function fold(tag: string): string {
  return tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')
}

/** Without case and accents; words parted by one blank. */
function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

function pluralOf(folded: string): string {
  return folded.endsWith('s') ? folded.slice(0, -1) : `${folded}s`
}

function slips(folded: string, { byLength }: Index): TagCount[] {
  const near = [folded.length - 1, folded.length, folded.length + 1].flatMap(
    (length) => byLength.get(length) ?? [],
  )
  return near.filter((other) => isOneSlip(folded, other.fold)).map(({ one }) => one)
}

/** One letter more, less, other, or two that changed places (Damerau); digits must be the same. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const restA = a.slice(start, a.length - end)
  const restB = b.slice(start, b.length - end)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}
