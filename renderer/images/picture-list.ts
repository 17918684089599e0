// Which pictures of the site are shown, in which order: filters, search and sorting, as pure functions of the rows.
import type { ImageRecipe } from '../../shared/contract/images.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { type Duplicates, findDuplicates } from './likeness.ts'

export const pictureFilters = [
  { id: 'all', name: 'All' },
  { id: 'orphans', name: 'Orphans' },
  { id: 'missing', name: 'Missing' },
  { id: 'too-large', name: 'Too large' },
  { id: 'duplicates', name: 'Duplicates' },
  { id: 'with-place', name: 'With location' },
  { id: 'no-alt', name: 'No alt text' },
] as const
export type PictureFilter = (typeof pictureFilters)[number]['id']

export const pictureSorts = [
  { id: 'name', name: 'Name' },
  { id: 'size', name: 'Size' },
  { id: 'date', name: 'Date' },
  { id: 'used', name: 'Use' },
] as const
export type PictureSort = (typeof pictureSorts)[number]['id']

/** Pictures under a heading of their own, or without one. */
export type PictureSection = { readonly title: string | null; readonly images: readonly SiteImage[] }

/** Above this a picture keeps readers waiting, however many pixels it has. */
const LARGEST_BYTES = 1_000_000

export function isTooLarge({ facts }: SiteImage, { widestPx }: Pick<ImageRecipe, 'widestPx'>): boolean {
  if (facts === null || facts.format === 'svg') return false
  return facts.sizeBytes > LARGEST_BYTES || (widestPx !== null && (facts.widthPx ?? 0) > widestPx)
}

/** The filter in one sentence, for the author to know what it means here. */
export function filterRule(filter: PictureFilter, { widestPx }: Pick<ImageRecipe, 'widestPx'>): string {
  switch (filter) {
    case 'all':
      return 'Every picture file of the site.'
    case 'orphans':
      return 'No post names these, nor does a template, a style or a setting.'
    case 'missing':
      return 'A post refers to these, and there is no such file.'
    case 'too-large':
      return widestPx === null
        ? `Larger than 1 MB.`
        : `Wider than ${widestPx} px, as new pictures may be, or larger than 1 MB.`
    case 'duplicates':
      return 'The same bytes, or pictures that look alike, side by side.'
    case 'with-place':
      return 'These say where they were taken, to everyone who opens them.'
    case 'no-alt':
      return 'A post shows these without words for readers who cannot see them.'
  }
}

export type PictureCounts = Readonly<Record<PictureFilter, number>>

export type PictureIndex = {
  readonly counts: PictureCounts
  readonly sizeBytes: number
  readonly duplicates: readonly Duplicates[]
}

/** What does not depend on what the author types; made anew only where the pictures changed. */
export function indexPictures(
  images: readonly SiteImage[],
  missing: number,
  recipe: Pick<ImageRecipe, 'widestPx'>,
): PictureIndex {
  const duplicates = findDuplicates(images)
  const count = (filter: PictureFilter) =>
    images.reduce((sum, image) => sum + (passes(image, filter, recipe) ? 1 : 0), 0)
  return {
    duplicates,
    sizeBytes: totalBytes(images),
    counts: {
      all: images.length,
      orphans: count('orphans'),
      missing,
      'too-large': count('too-large'),
      duplicates: duplicates.reduce((sum, group) => sum + group.images.length, 0),
      'with-place': count('with-place'),
      'no-alt': count('no-alt'),
    },
  }
}

export type PictureQuestion = {
  readonly filter: PictureFilter
  readonly sort: PictureSort
  readonly search: string
}

/** What is asked for; of `missing` there are no pictures to show. Search looks at paths. */
export function shownPictures(
  images: readonly SiteImage[],
  { duplicates }: PictureIndex,
  { filter, sort, search }: PictureQuestion,
  recipe: Pick<ImageRecipe, 'widestPx'>,
): readonly PictureSection[] {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const found = ({ path }: SiteImage) => {
    if (words.length === 0) return true
    const text = folded(path)
    return words.every((word) => text.includes(word))
  }
  if (filter === 'duplicates') {
    return duplicates
      .filter((group) => group.images.some(found))
      .map(({ kind, images: alike }) => ({
        title: kind === 'same' ? `${alike.length} with the same bytes` : `${alike.length} that look alike`,
        images: [...alike].sort(orders.size),
      }))
  }
  const shown = images.filter((image) => passes(image, filter, recipe) && found(image))
  return shown.length === 0 ? [] : [{ title: null, images: shown.sort(orders[sort]) }]
}

export function totalBytes(images: readonly SiteImage[]): number {
  return images.reduce((sum, { facts }) => sum + (facts?.sizeBytes ?? 0), 0)
}

function passes(image: SiteImage, filter: PictureFilter, recipe: Pick<ImageRecipe, 'widestPx'>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'orphans':
      return image.usedBy.length + image.usedByFiles.length === 0
    case 'too-large':
      return isTooLarge(image, recipe)
    case 'with-place':
      return image.facts?.hasPlace === true
    case 'no-alt':
      return image.silentIn.length > 0
    case 'missing':
    case 'duplicates':
      return false
  }
}

const byName = new Intl.Collator(undefined, { numeric: true }).compare
const nameOrder = (a: SiteImage, b: SiteImage) => byName(nameOf(a), nameOf(b)) || byName(a.path, b.path)

const orders: Readonly<Record<PictureSort, (a: SiteImage, b: SiteImage) => number>> = {
  name: nameOrder,
  size: (a, b) => (b.facts?.sizeBytes ?? 0) - (a.facts?.sizeBytes ?? 0) || nameOrder(a, b),
  date: (a, b) => b.modifiedMs - a.modifiedMs || nameOrder(a, b),
  used: (a, b) => b.usedBy.length - a.usedBy.length || nameOrder(a, b),
}

function nameOf({ path }: SiteImage): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Without case and diacritics. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
