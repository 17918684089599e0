// Calls about pictures that are declared and not answered yet.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'

export const pendingHandlers: Pick<
  DeskHandlers,
  | 'images.settings'
  | 'images.changeSettings'
  | 'images.place'
  | 'images.tryRecipe'
  | 'siteEdits.plan'
  | 'siteEdits.carryOut'
  | 'siteEdits.undo'
> = {
  'images.settings': () => defaultImageSettings,
  'images.changeSettings': () => defaultImageSettings,
  'images.place': () => ({ folder: '', written: '', markup: { caption: 'alt', gallery: 'html' } }),
  'images.tryRecipe': notYet,
  'siteEdits.plan': notYet,
  'siteEdits.carryOut': notYet,
  'siteEdits.undo': notYet,
}

function notYet(): never {
  throw new Error('not answered yet')
}
