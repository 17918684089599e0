// An edit of many files in words: what it would do, what it leaves alone, and what was done.
import { isCleaning } from '../../shared/contract/images.ts'
import type { SiteEdit, SiteEditPlan } from '../../shared/contract/site-edits.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { countWords, fileNameOf } from './picture-words.ts'

/** The name of the dialog that shows the plan. */
export function editTitle(edit: SiteEdit): string {
  switch (edit.kind) {
    case 'move-image':
      return 'Rename or move a picture'
    case 'move-post':
      return 'Rename or move a post'
    case 'replace-image':
      return 'Replace a picture'
    case 'remake-images':
      return isCleaning(edit.recipe) ? 'Remove the location' : 'Shrink or convert pictures'
    case 'remove-images':
      return 'Move pictures to the bin'
    case 'merge-images':
      return 'Merge duplicates'
    case 'find-image':
      return 'Put a path right'
  }
}

/** What the plan touches, by number: one sentence. */
export function planWords(plan: SiteEditPlan): string {
  const parts = [
    plan.moves.length > 0 && `${countWords(plan.moves.length, 'file')} moved`,
    plan.texts.length > 0 &&
      `${countWords(plan.texts.length, 'text')} follow${plan.texts.length === 1 ? 's' : ''}`,
    plan.remade.length > 0 && `${countWords(plan.remade.length, 'picture')} made anew`,
    plan.removed.length > 0 &&
      `${countWords(plan.removed.length, 'file')} to the bin (${sizeWords(removedBytes(plan))})`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'There is nothing to do.' : `${parts.join(' · ')}.`
}

export function isEmptyPlan({ moves, texts, remade, removed }: SiteEditPlan): boolean {
  return moves.length + texts.length + remade.length + removed.length === 0
}

const reasons: Readonly<Record<SiteEditPlan['left'][number]['why'], string>> = {
  'gains-nothing': 'would not get smaller',
  animated: 'is animated, and stays as it is',
  drawing: 'is a drawing, and stays as it is',
  broken: 'is damaged and cannot be drawn',
  'in-use': 'is still named in the site, so it stays',
  'not-utf8': 'is not UTF-8 text, so its references stay as they are',
  template: 'may name it, and Galley does not rewrite templates and settings',
  'no-spelling': 'refers to it in a way that has no word for the new place, so that stays',
  'unknown-address':
    'links to an address of which Galley cannot tell what becomes, so that stays: look whether it still leads there',
}

export function leftWords({ why }: Pick<SiteEditPlan['left'][number], 'why'>): string {
  return reasons[why]
}

/** `3.1 MB → 640 KB`; how much is known only when it is done where there is no figure yet. */
export function beforeAfter(before: number, after: number | null): string {
  return after === null ? sizeWords(before) : `${sizeWords(before)} → ${sizeWords(after)}`
}

/** The sentence of the notice that offers the undo. */
export function doneWords(edit: SiteEdit, files: number, savedBytes: number): string {
  const saved = savedBytes > 0 ? ` ${sizeWords(savedBytes)} saved.` : ''
  const touched = countWords(files, 'file')
  switch (edit.kind) {
    case 'move-image':
      return `“${fileNameOf(edit.from)}” is now ${edit.to}. ${touched} changed.`
    case 'move-post':
      return `The post is now ${edit.to}. ${touched} changed.`
    case 'replace-image':
      return `“${fileNameOf(edit.path)}” was replaced. ${touched} changed.${saved}`
    case 'remake-images':
      return isCleaning(edit.recipe)
        ? `The location is gone from ${countWords(edit.paths.length, 'picture')}.`
        : `${touched} changed.${saved}`
    case 'remove-images':
      return `${touched} moved to the bin.${saved}`
    case 'merge-images':
      return `Duplicates merged, ${touched} changed.${saved}`
    case 'find-image':
      return `“${fileNameOf(edit.post)}” shows ${edit.to} now.`
  }
}

function removedBytes({ removed }: SiteEditPlan): number {
  return removed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
}
