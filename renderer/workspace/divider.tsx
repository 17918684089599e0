// A border between two panes that the mouse and the arrow keys move.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

type Props = {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** By how much an arrow key moves it. */
  readonly step: number
  /** What a movement by `px` makes of the value. */
  moved(value: number, px: number): number
  onChange(value: number): void
  onReset(): void
}

export function Divider({ label, value, min, max, step, moved, onChange, onReset }: Props) {
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null)
  const within = (wanted: number) => Math.min(max, Math.max(min, wanted))

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: value - step,
      ArrowRight: value + step,
      Home: min,
      End: max,
    }
    const wanted = steps[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    onChange(within(wanted))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no <hr>
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, value }
      }}
      onPointerMove={(event) => {
        if (drag.current) onChange(within(moved(drag.current.value, event.clientX - drag.current.x)))
      }}
      onPointerUp={() => {
        drag.current = null
      }}
    />
  )
}
