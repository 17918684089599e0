// Style sheets as one text that stands for itself: imports filled in, and only files of the site asked for.
import { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { imageCandidates, type SiteConventions } from '../../../shared/site/image-place.ts'
import { replaceAddresses, type StyleAddress, styleAddresses } from '../../../shared/site/style-addresses.ts'
import type { Disk } from '../files/disk.ts'
import { resolveInside } from '../files/path-guard.ts'

const MOST_BYTES = 2 * 1024 * 1024
const DEEPEST_IMPORT = 6

export type ReadSheets = {
  readonly css: string
  /** All sheets that were read, the imported ones too. */
  readonly paths: ReadonlySet<string>
}

export type SheetSite = {
  readonly disk: Disk
  /** Absolute and real. */
  readonly root: string
  readonly conventions: SiteConventions
  /** The address under which the shell serves the site's files; ends in `/`. */
  readonly assetBase: string
}

/** Reads `sheets` in their order. What is not there, is too large or leads out of the site is left out. */
export async function readSheets(site: SheetSite, sheets: readonly string[]): Promise<ReadSheets> {
  const paths = new Set<string>()
  const parts: string[] = []
  for (const sheet of sheets) parts.push(await read(site, sheet, paths, 0))
  return { css: parts.join('\n'), paths }
}

async function read(site: SheetSite, sheet: string, paths: Set<string>, depth: number): Promise<string> {
  if (depth > DEEPEST_IMPORT || paths.has(sheet)) return ''
  paths.add(sheet)
  const css = await textOf(site, sheet)
  const addresses = styleAddresses(css)
  const filled = new Map<StyleAddress, string>()
  for (const address of addresses) {
    const file = await fileOf(site, sheet, address.address)
    if (address.kind === 'url') filled.set(address, shownAs(site, address.address, file))
    else if (file !== null) {
      const rules = await read(site, file, paths, depth + 1)
      filled.set(
        address,
        address.around.reduceRight((inner, outer) => `${outer} {\n${inner}\n}`, rules),
      )
    }
  }
  return replaceAddresses(css, addresses, (address) => filled.get(address) ?? '')
}

async function textOf({ disk, root }: SheetSite, sheet: string): Promise<string> {
  try {
    const absolute = await resolveInside(disk, root, sheet)
    if ((await disk.stat(absolute)).size > MOST_BYTES) return ''
    return new TextDecoder().decode(await disk.readFile(absolute))
  } catch {
    // Gone since it was found, or out of the site: a preview without it is still one.
    return ''
  }
}

/** The file that an address of `sheet` means: as seen from the sheet, or from the site's base. */
async function fileOf(site: SheetSite, sheet: string, address: string): Promise<string | null> {
  for (const candidate of imageCandidates(site.conventions, PostPath.parse(sheet), address)) {
    const checked = SitePath.safeParse(candidate)
    if (!checked.success) continue
    const facts = await resolveInside(site.disk, site.root, checked.data)
      .then((absolute) => site.disk.stat(absolute))
      .catch(() => null)
    if (facts?.isFile()) return checked.data
  }
  return null
}

function shownAs({ assetBase }: SheetSite, address: string, file: string | null): string {
  if (file !== null) return `url("${assetBase}${file.split('/').map(encodeURIComponent).join('/')}")`
  // A picture that is written out in the sheet, or a part of the page itself.
  if (/^data:image\//i.test(address) || address.startsWith('#')) return `url(${JSON.stringify(address)})`
  return 'url("about:invalid")'
}
