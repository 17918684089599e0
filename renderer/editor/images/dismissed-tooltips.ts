// What shows itself under a resting pointer is put away by Escape, and stays away until the pointer moves
// (WCAG 2.2, 1.4.13: content on hover is dismissible).
import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import { closeHoverTooltips, EditorView, hasHoverTooltips, keymap } from '@codemirror/view'

const setDismissed = StateEffect.define<boolean>()

const dismissed = StateField.define<boolean>({
  create: () => false,
  update: (before, { effects }) => effects.findLast((effect) => effect.is(setDismissed))?.value ?? before,
})

/** What puts away all that hovers, and what was about to. */
export const dismissTooltips: readonly StateEffect<unknown>[] = [setDismissed.of(true), closeHoverTooltips]

export function areTooltipsDismissed(state: EditorState): boolean {
  return state.field(dismissed, false) ?? false
}

export function dismissedTooltips(): Extension {
  return [
    dismissed,
    Prec.high(keymap.of([{ key: 'Escape', run: dismissHovering }])),
    EditorView.domEventHandlers({
      mousemove({ movementX, movementY }, view) {
        // The browser also tells of a pointer that rests while the page moves below it.
        if ((movementX !== 0 || movementY !== 0) && areTooltipsDismissed(view.state))
          view.dispatch({ effects: setDismissed.of(false) })
      },
    }),
  ]
}

function dismissHovering(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false
  view.dispatch({ effects: dismissTooltips })
  return true
}
