// The style sheets of one open site: which are used, what they say, and whether one of them changed.
import { SitePath } from '../../../shared/contract/paths.ts'
import type { StyleSheet } from '../../../shared/contract/styles.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import type { Disk } from '../files/disk.ts'
import type { StateFile } from '../files/state-file.ts'
import type { ChosenStyles } from '../settings.ts'
import { type FoundSheet, findSheets } from './find-sheets.ts'
import { readSheets } from './read-sheets.ts'

export type SiteStyles = {
  list(): Promise<StyleSheet[]>
  choose(paths: readonly SitePath[] | null): Promise<StyleSheet[]>
  read(): Promise<string>
  /** Whether a file among `paths` was read for the last answer. */
  isTouchedBy(paths: readonly string[]): boolean
}

export type SiteStylesOptions = {
  readonly disk: Disk
  readonly root: string
  readonly assetBase: string
  readonly chosen: StateFile<ChosenStyles>
  conventions(): SiteConventions
}

/** A theme brings a handful; more are parts that are imported, or other people's. */
const MOST_BY_ITSELF = 6

export function siteStyles({ disk, root, assetBase, chosen, conventions }: SiteStylesOptions): SiteStyles {
  let lastRead: ReadonlySet<string> = new Set()

  async function list(): Promise<StyleSheet[]> {
    const found = await findSheets(disk, root)
    const used = await usedOf(found)
    const rank = (path: string) => (used.includes(path) ? used.indexOf(path) : used.length)
    return found
      .map(({ path, sizeBytes }) => ({ path: SitePath.parse(path), sizeBytes, used: used.includes(path) }))
      .sort((a, b) => rank(a.path) - rank(b.path))
  }

  async function usedOf(found: readonly FoundSheet[]): Promise<readonly string[]> {
    const all = await chosen.read()
    const named = Object.hasOwn(all, root) ? all[root] : undefined
    if (named) return named
    const likely = found.filter(({ weight }) => weight >= 4)
    const those = likely.length > 0 ? likely : found.filter(({ weight }) => weight > 0).slice(0, 1)
    return those.slice(0, MOST_BY_ITSELF).map(({ path }) => path)
  }

  return {
    list,
    async choose(paths) {
      await chosen.change((all) => {
        const { [root]: _before, ...others } = all
        return paths === null ? others : { ...others, [root]: [...paths] }
      })
      return list()
    },
    async read() {
      const used = (await list()).filter((sheet) => sheet.used).map(({ path }) => path)
      const { css, paths } = await readSheets({ disk, root, assetBase, conventions: conventions() }, used)
      lastRead = paths
      return css
    },
    isTouchedBy: (paths) => paths.some((path) => lastRead.has(path)),
  }
}
