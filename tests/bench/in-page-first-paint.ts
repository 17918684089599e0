// Runs in Galley's page: when the preview shows the beginning of a post.

declare global {
  interface Window {
    whenShown: typeof whenShown
  }
}

/**
 * Milliseconds from `began` (a time stamp, or the next click) to the first task behind the frame that shows the
 * post's title in sight.
 */
function whenShown(title: string, began: number | 'click'): Promise<number> {
  let from = began === 'click' ? Number.NaN : began
  const onClick = ({ timeStamp }: Event) => {
    from = timeStamp
  }
  if (began === 'click') document.addEventListener('click', onClick, { capture: true, once: true })
  return new Promise((resolve) => {
    const look = () => {
      if (!isShown(title)) requestAnimationFrame(look)
      // This frame's callbacks are followed by its paint, and that by the task.
      else void scheduler.postTask(() => resolve(performance.now() - from), { priority: 'user-blocking' })
    }
    requestAnimationFrame(look)
  })
}

function isShown(title: string): boolean {
  const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')
  const block = frame?.contentDocument?.querySelector('#post .block')
  if (!frame || !block?.textContent?.includes(title)) return false
  const { top, height } = block.getBoundingClientRect()
  return height > 0 && top >= 0 && top < frame.clientHeight
}

window.whenShown = whenShown
