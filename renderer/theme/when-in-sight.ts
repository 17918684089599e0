// What is done to an element once it comes near to being seen.

export type WhenInSight = {
  watch(element: Element): void
  stop(): void
}

/** Calls `act` once for each watched element that comes within `marginPx` above or below what `frame` shows. */
export function whenInSight(frame: Document, marginPx: number, act: (element: Element) => void): WhenInSight {
  const Observer = frame.defaultView?.IntersectionObserver
  const observer = Observer
    ? new Observer(
        (entries, seen) => {
          for (const { target, isIntersecting } of entries) {
            if (!isIntersecting) continue
            seen.unobserve(target)
            act(target)
          }
        },
        { rootMargin: `${marginPx}px 0px` },
      )
    : null
  return {
    watch: (element) => observer?.observe(element),
    stop: () => observer?.disconnect(),
  }
}
