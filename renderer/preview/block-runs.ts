// The blocks of a post stand in runs. In a long one the browser lays out only the runs in sight, and passes over any
// other as one thing: a key costs what is seen, however many blocks there are.

export type BlockRuns = {
  /** Puts a block that is not shown in before another, or at the end. */
  insert(block: HTMLElement, before: HTMLElement | null): void
  remove(block: HTMLElement): void
  /** Takes all out. */
  clear(): void
}

/** Blocks of a run that was filled from above: about two screens. */
const FULL = 32

/** `post` has no other children than its runs. */
export function blockRuns(post: HTMLElement): BlockRuns {
  function begin(behind: Element | null): HTMLElement {
    const run = post.ownerDocument.createElement('div')
    run.className = 'run'
    post.insertBefore(run, behind?.nextElementSibling ?? null)
    return run
  }

  /** Blocks were put between others until the run was twice as long as it should be: its end becomes one of its own. */
  function split(run: Element): void {
    const end = begin(run)
    for (const block of [...run.children].slice(FULL)) end.moveBefore(block, null)
  }

  return {
    insert(block, before) {
      const last = post.lastElementChild
      const run = before?.parentElement ?? (last && last.childElementCount < FULL ? last : begin(last))
      run.insertBefore(block, before)
      if (run.childElementCount >= 2 * FULL) split(run)
    },
    remove(block) {
      const run = block.parentElement
      block.remove()
      if (run?.childElementCount === 0) run.remove()
    },
    clear: () => post.replaceChildren(),
  }
}
