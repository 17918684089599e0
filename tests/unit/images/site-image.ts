// Rows of pictures for tests, with what a test does not care about filled in.
import { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import type { SiteImage } from '../../../shared/contract/site-images.ts'

type Given = Partial<Omit<SiteImage, 'path' | 'usedBy' | 'usedByFiles' | 'silentIn'>> & {
  readonly usedBy?: readonly string[]
  readonly silentIn?: readonly string[]
}

export function siteImage(path: string, { usedBy = [], silentIn = [], ...rest }: Given = {}): SiteImage {
  return {
    path: SitePath.parse(path),
    modifiedMs: 0,
    facts: {
      format: 'jpg',
      sizeBytes: 1000,
      widthPx: 640,
      heightPx: 480,
      animated: false,
      hasPlace: false,
    },
    hash: null,
    likeness: null,
    ...rest,
    usedBy: usedBy.map((post) => PostPath.parse(post)),
    usedByFiles: [],
    silentIn: silentIn.map((post) => PostPath.parse(post)),
  }
}
