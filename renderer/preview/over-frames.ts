// What is done now and again in the next frames, since what came into sight is laid out only then.

export type OverFrames = {
  /** Does `act` now and in the frames after; what was begun before ends. */
  begin(act: () => void): void
  end(): void
}

/** `count` says over how many frames, this one included. */
export function overFrames(count: () => number): OverFrames {
  let latest = 0
  return {
    begin(act) {
      const mine = ++latest
      const step = (left: number) => {
        if (mine !== latest) return
        act()
        if (left > 1) requestAnimationFrame(() => step(left - 1))
      }
      step(count())
    },
    end() {
      latest++
    },
  }
}
