// The time and the zone of a date, as far as it has them.
import { useState } from 'react'
import type { PostDate } from '../../shared/site/post-date.ts'

export function DateClock({ date, onDate }: { readonly date: PostDate; onDate(date: PostDate): void }) {
  const [isAdded, setAdded] = useState(false)
  // While a part of the time is being replaced the control has no time at all.
  const [typed, setTyped] = useState<string | null>(null)
  if (date.time === null) {
    const add = () => {
      const at = new Date()
      setAdded(true)
      onDate({ ...date, time: { hour: at.getHours(), minute: at.getMinutes(), second: 0 } })
    }
    return (
      <button type="button" className="button button-quiet" onClick={add}>
        Add a time
      </button>
    )
  }
  const { hour, minute, second } = date.time
  return (
    <>
      <label>
        Time
        <input
          type="time"
          className="input"
          // biome-ignore lint/a11y/noAutofocus: it stands where the button was that the author just pressed
          autoFocus={isAdded}
          value={typed ?? `${two(hour)}:${two(minute)}`}
          onChange={({ target }) => {
            setTyped(target.value)
            const [toHour, toMinute] = target.value.split(':').map(Number)
            if (toHour === undefined || toMinute === undefined) return
            onDate({ ...date, time: { hour: toHour, minute: toMinute, second } })
          }}
          onBlur={() => setTyped(null)}
        />
      </label>
      {date.zoneMinutes !== null && (
        <Zone minutes={date.zoneMinutes} onZone={(zoneMinutes) => onDate({ ...date, zoneMinutes })} />
      )}
    </>
  )
}

type ZoneProps = { readonly minutes: number; onZone(minutes: number): void }

function Zone({ minutes, onZone }: ZoneProps) {
  return (
    <label>
      Zone
      <select className="input" value={minutes} onChange={({ target }) => onZone(Number(target.value))}>
        {zones(minutes).map((offset) => (
          <option key={offset} value={offset}>
            {zoneName(offset)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Whole hours, the halves and quarters that are in use, and the one that stands, in minutes east of UTC. */
function zones(standing: number): readonly number[] {
  const hours = Array.from({ length: 27 }, (_, nth) => (nth - 12) * 60)
  const parts = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765]
  return [...new Set([...hours, ...parts, standing])].sort((a, b) => a - b)
}

function zoneName(minutes: number): string {
  const size = Math.abs(minutes)
  const sign = minutes < 0 ? '−' : '+'
  return minutes === 0 ? 'UTC' : `UTC${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
