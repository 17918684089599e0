// The blocks of a post stand in runs. Each is painted as one thing, so that a key paints its own run anew and no other;
// in a long post the browser lays out only the runs in sight. A key costs what is seen, however many blocks there are.

export type BlockRuns = {
  /** Puts a block that is not shown in before another, or at the end. */
  insert(block: HTMLElement, before: HTMLElement | null): void
  remove(block: HTMLElement): void
  /** A shown block has got other content. */
  touch(block: HTMLElement): void
  /** Takes all out. */
  clear(): void
  /** Nothing is heard any more. */
  stop(): void
}

/** So far above or below what is shown a run is near. */
const NEAR_PX = 800

/**
 * Blocks of a run that was filled from above, behind so many others: about half a screen at first, and more where there
 * are many runs, since the browser asks of each one where it is, four times with each key.
 */
function fullBehind(runs: number): number {
  return runs < 16 ? 8 : runs < 64 ? 32 : runs < 128 ? 64 : 128
}

/**
 * `post` has no other children than its runs. `onNear` hears of each run that comes near to being seen, and of what
 * comes into one that is: whole runs are watched, since the browser asks of each watched element with each frame.
 */
export function blockRuns(post: HTMLElement, onNear: (part: Element) => void): BlockRuns {
  const near = new WeakSet<Element>()
  const Observer = post.ownerDocument.defaultView?.IntersectionObserver
  const observer = Observer && new Observer(tell, { rootMargin: `${NEAR_PX}px 0px` })

  function tell(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      near[isIntersecting ? 'add' : 'delete'](target)
      if (isIntersecting) onNear(target)
    }
  }

  function touch(block: HTMLElement): void {
    if (block.parentElement && near.has(block.parentElement)) onNear(block)
  }

  function begin(behind: Element | null): HTMLElement {
    const run = post.ownerDocument.createElement('div')
    run.className = 'run'
    post.insertBefore(run, behind?.nextElementSibling ?? null)
    observer?.observe(run)
    return run
  }

  /** Blocks were put between others until the run was twice as long as it should be: its end becomes one of its own. */
  function split(run: Element): void {
    const end = begin(run)
    for (const block of [...run.children].slice(run.childElementCount / 2)) end.moveBefore(block, null)
  }

  return {
    insert(block, before) {
      const last = post.lastElementChild
      const full = fullBehind(post.childElementCount - 1)
      const run = before?.parentElement ?? (last && last.childElementCount < full ? last : begin(last))
      run.insertBefore(block, before)
      touch(block)
      if (run.childElementCount >= 2 * full) split(run)
    },
    remove(block) {
      const run = block.parentElement
      block.remove()
      if (run?.childElementCount !== 0) return
      observer?.unobserve(run)
      run.remove()
    },
    touch,
    clear() {
      observer?.disconnect()
      post.replaceChildren()
    },
    stop: () => observer?.disconnect(),
  }
}
