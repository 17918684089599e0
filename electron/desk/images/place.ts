// Where a picture of a post goes and what it may be called: by the author's pattern, else by the site's habit.
import type { ImageSettings } from '../../../shared/contract/images.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { imageName, numberedName } from '../../../shared/site/image-name.ts'
import {
  isNumbered,
  parsePattern,
  patternDate,
  patternFolder,
  patternStem,
} from '../../../shared/site/image-pattern.ts'
import {
  type ImagePlace,
  imagePlace,
  placeInFolder,
  relativePlace,
  type SiteConventions,
} from '../../../shared/site/image-place.ts'
import { postFacts } from '../../../shared/site/post-facts.ts'

export type PlacedPost = {
  readonly conventions: SiteConventions
  readonly post: PostPath
  readonly postText: string
  readonly settings: ImageSettings
  readonly nowMs: number
}

export type Placing = {
  readonly place: ImagePlace
  /** The names that a picture may have, dearest first; without an end. */
  names(given: string, extension: string, hash: string): Iterable<string>
}

export function placing(placed: PlacedPost): Placing {
  const { conventions, post, postText, settings, nowMs } = placed
  const pattern = settings.pattern === null ? null : parsePattern(settings.pattern)
  const { letters } = settings
  if (pattern === null || 'fault' in pattern) {
    return {
      place: imagePlace(conventions, post, postText),
      *names(given, extension) {
        const name = imageName(given, extension, letters)
        for (let nth = 1; ; nth++) yield numberedName(name, nth)
      },
    }
  }
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const date = patternDate(post, postFacts(postText, post, conventions, nowMs).date, today)
  const folder = patternFolder(pattern, post, { date, letters })
  return {
    place: placeInFolder(conventions, post, postText, folder) ?? relativePlace(post, folder),
    *names(given, extension, hash) {
      const name = imageName(given, extension, letters).stem
      const stem = (n: number) => patternStem(pattern, post, { name, date, hash, letters }, n)
      // The number may be what a very long name is cut by.
      const counts = isNumbered(pattern) && stem(1) !== stem(2)
      for (let nth = 1; ; nth++) {
        yield counts ? `${stem(nth)}.${extension}` : numberedName({ stem: stem(1), extension }, nth)
      }
    },
  }
}
