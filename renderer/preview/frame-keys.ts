// Where a control of the preview has the focus, keys are pressed in its frame: those that may be commands are told to the
// window around it, too.

/** Letters and arrows stay the frame's own. Ends with `signal`. */
export function passCommandKeys(frame: Document, signal: AbortSignal): void {
  const onKeyDown = (event: KeyboardEvent) => {
    const mayBeCommand = event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape'
    if (!mayBeCommand || event.defaultPrevented) return
    const isLeft = frame.defaultView?.frameElement?.dispatchEvent(new KeyboardEvent(event.type, event))
    if (isLeft === false) event.preventDefault()
  }
  frame.addEventListener('keydown', onKeyDown, { signal })
}
