// Calls about pictures that are declared and not answered yet.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'

export const pendingHandlers: Pick<
  DeskHandlers,
  | 'siteImages.watch'
  | 'siteImages.find'
  | 'siteImages.complete'
  | 'siteImages.targets'
  | 'siteEdits.plan'
  | 'siteEdits.carryOut'
  | 'siteEdits.undo'
> = {
  'siteImages.watch': () => ({}),
  'siteImages.find': () => [],
  'siteImages.complete': () => [],
  'siteImages.targets': () => [],
  'siteEdits.plan': notYet,
  'siteEdits.carryOut': notYet,
  'siteEdits.undo': notYet,
}

function notYet(): never {
  throw new Error('not answered yet')
}
