// What the plans of site edits are worked out from, and what they come to.
import type { ImageRecipe } from '../../../shared/contract/images.ts'
import type { SiteEdit, SiteEditPlan } from '../../../shared/contract/site-edits.ts'
import type { SiteConventions } from '../../../shared/site/image-place.ts'
import { resolveForWriting } from '../files/path-guard.ts'
import { readBytes } from '../files/read.ts'
import type { ImageIndex } from '../images/image-index.ts'
import { LARGEST_IMAGE_BYTES } from '../images/import.ts'
import type { EditDesk } from './carry-out.ts'
import type { Step } from './steps.ts'

export type PlanDesk = EditDesk & {
  readonly conventions: SiteConventions
  readonly images: Pick<ImageIndex, 'refresh' | 'allPaths' | 'addresses' | 'textsNaming' | 'image'>
  /** What new bytes of a picture become before they are stored. */
  readonly recipe: ImageRecipe
  /** The author's file of a replacement. */
  sourceBytes(edit: Extract<SiteEdit, { kind: 'replace-image' }>): Promise<Uint8Array>
  progress(done: number, total: number): void
  isCancelled(): boolean
}

export type Plan = { readonly shown: SiteEditPlan; readonly steps: readonly Step[] }

export type Left = SiteEditPlan['left'][number]
export type Remade = SiteEditPlan['remade'][number]

/** @throws DeskFailure `not-found`, `too-large`, those of a disk */
export async function bytesOf({ postDesk: { disk, root } }: PlanDesk, one: string): Promise<Uint8Array> {
  return readBytes(disk, await resolveForWriting(disk, root, one), LARGEST_IMAGE_BYTES * 2)
}
