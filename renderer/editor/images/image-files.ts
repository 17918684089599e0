// What the editor knows of the site's pictures: where each target of the post leads, and what the files are.
import type { Desk } from '../../../shared/contract/contract.ts'
import type { Stop } from '../../../shared/contract/declare.ts'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { ImageFacts } from '../../../shared/contract/images.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'

export type Located = {
  /** Null: there is none. */
  readonly file: SitePath | null
  /** Where it was sought first. */
  readonly sought: string
}

export type ImageFiles = {
  /** What is known by now. */
  located(target: string): Located | undefined
  /** Asks about those of `targets` that are not known; says whether anything was learned. */
  ask(targets: readonly string[]): Promise<boolean>
  /** Null until the site’s pictures were read, which the first question begins. */
  facts(file: SitePath): ImageFacts | null
  /** Resolves when the desk knows all pictures of the site, and from then on hears of each that comes or goes. */
  read(): Promise<void>
  stop: Stop
}

/** `onChange`: files came, went or changed, so that whatever is shown is to be asked anew. */
export function imageFiles(desk: Desk, post: PostPath, onChange: () => void): ImageFiles {
  const located = new Map<string, Located>()
  const facts = new Map<SitePath, ImageFacts>()
  /** Paths that the desk told of. */
  const known = new Set<SitePath>()
  let reading: Promise<void> | null = null

  const forget = () => {
    located.clear()
    onChange()
  }
  function read(): Promise<void> {
    reading ??= desk['siteImages.watch']({}).then(
      () => undefined,
      (error: unknown) => {
        if (!isFailure(error)) throw error
      },
    )
    return reading
  }
  const stops = [
    desk.on('library.rows', forget),
    desk.on('siteImages.rows', ({ put, gone }) => {
      for (const image of put) if (image.facts) facts.set(image.path, image.facts)
      for (const path of gone) facts.delete(path)
      if (put.some(({ path }) => !known.has(path)) || gone.length > 0) forget()
      for (const { path } of put) known.add(path)
      for (const path of gone) known.delete(path)
    }),
  ]

  return {
    located: (target) => located.get(target),
    async ask(targets) {
      const unknown = targets.filter((target) => !located.has(target))
      if (unknown.length === 0) return false
      try {
        const answers = await desk['images.locate']({ post, targets: unknown })
        for (const { target, file, sought } of answers) located.set(target, { file, sought })
        // A file that is missing may come.
        if (answers.some(({ file }) => file === null)) void read()
        return true
      } catch (error) {
        // The desk is away or the site was closed; the next change asks again.
        if (!isFailure(error)) throw error
        return false
      }
    },
    read,
    facts(file) {
      void read()
      return facts.get(file) ?? null
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}
