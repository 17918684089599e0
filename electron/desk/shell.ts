// What a shell, desktop or browser, gives to the desk. The desk knows nothing else of where it runs.

import type { Contract } from '../../shared/contract/contract.ts'
import type { Input } from '../../shared/contract/declare.ts'
import type { SiteId } from '../../shared/contract/paths.ts'

export type MenuItems = Input<Contract, 'menu.show'>['items']

export type ChosenFolder =
  | { readonly kind: 'chosen'; readonly folder: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-dialog' }

/** A picture that was uploaded to the shell; `dispose` removes it. */
export type StagedFile = { readonly path: string; dispose(): Promise<void> }

/** What the command line asked for. */
export type AtStart = {
  readonly folder: string | null
  readonly sample: boolean
  readonly post: string | null
}

export type DeskShell = {
  /** The address under which the files of an open site are served; ends in `/`. */
  assetBase(site: SiteId): string
  chooseFolder(): Promise<ChosenFolder>
  stagedFile(id: string): Promise<StagedFile | null>
  showMenu(items: MenuItems): void
  /** Moves the file at `absolute` to the system's bin. Throws the system's error where it stays. */
  toBin(absolute: string): Promise<void>
  /** A page may name files of the author's by path: true only where the platform itself gave the path. */
  readonly takesPaths: boolean
  readonly atStart: AtStart
  /** The sample blog as it was shipped; absolute. */
  readonly sampleFolder: string
  /** The bundled worker that reads posts, or null to read them in slices on the desk's own thread. */
  readonly scannerUrl: URL | null
  /** The bundled worker that looks into pictures; null as above. */
  readonly imageScannerUrl: URL | null
}
