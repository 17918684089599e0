// What an import of pictures came to, in the author's words.
import { type DeskFailure, isFailure } from '../../../shared/contract/failure.ts'
import { sizeWords } from '../../../shared/text/size-words.ts'
import { sentenceOf } from '../../notices/sentences.ts'
import type { ImportedImage } from '../../post/import-image.ts'

export type Outcome = {
  readonly imported: readonly ImportedImage[]
  readonly failures: readonly DeskFailure[]
  /** How many were to come. */
  readonly total: number
  readonly stopped: 'cancelled' | 'closed' | null
}

/** `61 pictures, 182 MB → 19 MB; location removed from 58.` Null for a single one that came as it was. */
export function summaryOf({ imported, total, stopped }: Outcome): string | null {
  if (total === 0 && stopped === null) return 'There is no picture in that folder. Nothing was changed.'
  const before = sum(imported, (one) => one.before.sizeBytes)
  const after = sum(imported, (one) => one.after.sizeBytes)
  const located = imported.filter((one) => one.before.hasPlace && !one.after.hasPlace).length
  const reused = imported.filter(({ reused }) => reused).length
  const sizes = before === after ? sizeWords(after) : `${sizeWords(before)} → ${sizeWords(after)}`
  const facts = [`${pictures(imported.length)}, ${sizes}`]
  if (located > 0) facts.push(imported.length === 1 ? 'location removed' : `location removed from ${located}`)
  if (reused > 0) facts.push(imported.length === 1 ? 'already in the site' : `${reused} already in the site`)
  if (stopped !== null) {
    const why = stopped === 'closed' ? 'The post was closed' : 'Cancelled'
    return imported.length === 0
      ? `${why}: no picture was added.`
      : `${why}: ${imported.length} of ${total} pictures were added, ${sizes}.`
  }
  if (imported.length === 0 || (imported.length === 1 && facts.length === 1 && before === after)) return null
  return `${facts.join('; ')}.`
}

/** One sentence about all that was left out, each by its name; null where nothing was. */
export function failureSentence(failures: readonly DeskFailure[]): string | null {
  const [first, ...others] = failures
  if (!first) return null
  if (others.length === 0) return sentenceOf(first)
  const named = failures.slice(0, NAMED).map((failure) => `${nameIn(failure)} (${reasonOf(failure)})`)
  const rest = failures.length > NAMED ? ` and ${failures.length - NAMED} more` : ''
  return `${failures.length} pictures were left out, and your files are as they were: ${named.join(', ')}${rest}.`
}

/** About drawings that bring scripts; `names` are their files'. */
export function scriptSentence(names: readonly string[]): string {
  const [first] = names
  return names.length === 1
    ? `“${first}” is a drawing with scripts in it, so it was left out.`
    : `${names.map((name) => `“${name}”`).join(', ')} are drawings with scripts in them, so they were left out.`
}

const NAMED = 8

function reasonOf(failure: DeskFailure): string {
  if (isFailure(failure, 'not-an-image')) return 'no picture'
  if (isFailure(failure, 'image-unsupported')) return `${failure.data.format}, which browsers do not show`
  if (isFailure(failure, 'image-broken')) return 'damaged or cut short'
  if (isFailure(failure, 'image-too-many-pixels')) return 'too many pixels'
  if (isFailure(failure, 'image-active')) return 'asks for other files while it is read'
  if (isFailure(failure, 'too-large')) return 'too large'
  if (isFailure(failure, 'disk-full')) return 'the disk is full'
  return sentenceOf(failure)
    .replace(/^“[^”]*” /, '')
    .replace(/[.;].*$/, '')
}

function nameIn({ data }: DeskFailure): string {
  if ('name' in data) return data.name
  return 'path' in data ? (data.path.split(/[/\\]/).at(-1) ?? data.path) : 'a picture'
}

export function pictures(count: number): string {
  return count === 1 ? '1 picture' : `${count} pictures`
}

function sum(imported: readonly ImportedImage[], sizeOf: (one: ImportedImage) => number): number {
  return imported.reduce((total, one) => total + sizeOf(one), 0)
}
