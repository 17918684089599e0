// A date as the post writes it: typed freely, or chosen in a calendar that keeps its form, its precision and its zone.
import { CalendarDays } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { DayPicker } from 'react-day-picker'
import { readDate, writeDate, writeDateLike } from '../../shared/site/post-date.ts'
import { DateClock } from './date-clock.tsx'
import './date-field.css'

type Props = {
  readonly id: string
  /** As the post writes it; may be empty or no date at all. */
  readonly text: string
  /** The form of a date where none stands yet: another post's. */
  readonly example: string
  readonly readOnly: boolean
  readonly describedBy?: string
  onCommit(text: string): void
}

export function DateField({ id, text, example, readOnly, describedBy, onCommit }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const date = readDate(text)
  const form = date === null ? example : text
  const hint = text.trim() !== '' && date === null ? `${id}-strange` : undefined

  function commit(next: string): void {
    setTyped(null)
    if (next !== text) onCommit(next)
  }

  return (
    <>
      <div className="date-field">
        <input
          id={id}
          className="input"
          value={typed ?? text}
          readOnly={readOnly}
          placeholder="No date"
          aria-describedby={[hint, describedBy].filter(Boolean).join(' ') || undefined}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => commit(typed ?? text)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped(null)
            if (event.key !== 'Enter') return
            event.preventDefault()
            commit(typed ?? text)
          }}
        />
        {!readOnly && (
          <Popover.Root open={open} onOpenChange={setOpen}>
            <Popover.Trigger className="icon-button" aria-label="Choose a date" title="Choose a date">
              <CalendarDays size={18} strokeWidth={1.6} aria-hidden="true" />
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content
                className="date-popup"
                align="end"
                aria-label="Choose a date"
                // The calendar takes the focus itself, to the day that stands.
                onOpenAutoFocus={(event) => event.preventDefault()}
              >
                <Calendar
                  day={date?.day ?? null}
                  onDay={(day) => {
                    // Where no date stands, the example says whether a time belongs to it; the author's clock tells which.
                    const base = date ?? readDate(now(form))
                    commit(writeDateLike(form, { time: null, zoneMinutes: null, ...base, day }))
                    setOpen(false)
                  }}
                />
                <div className="date-clock">
                  {date && <DateClock date={date} onDate={(next) => commit(writeDateLike(text, next))} />}
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      commit(now(form))
                      setOpen(false)
                    }}
                  >
                    {readDate(form)?.time ? 'Now' : 'Today'}
                  </button>
                </div>
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
        )}
      </div>
      {hint && (
        <p className="details-hint note" id={hint}>
          Not a date that Galley can read: it stays as it is.
        </p>
      )}
    </>
  )
}

function now(form: string): string {
  const at = new Date()
  return writeDate(form, at.getTime(), -at.getTimezoneOffset())
}

/** The calendar counts days in the computer's own zone; only their numbers matter here. */
function Calendar({ day, onDay }: { readonly day: string | null; onDay(day: string): void }) {
  const selected = day === null ? undefined : localDay(day)
  const thisYear = new Date().getFullYear()
  const year = selected?.getFullYear() ?? thisYear
  return (
    <DayPicker
      mode="single"
      // A click on the chosen day chooses it again rather than none.
      required
      autoFocus
      showOutsideDays
      fixedWeeks
      captionLayout="dropdown"
      startMonth={new Date(Math.min(1990, year), 0)}
      endMonth={new Date(Math.max(thisYear + 5, year), 11)}
      selected={selected}
      {...(selected ? { defaultMonth: selected } : {})}
      onSelect={(chosen) => onDay(isoDay(chosen))}
    />
  )
}

/** Undefined for a day that no calendar has, such as 2017-02-29, or that Date takes for one of another century. */
function localDay(day: string): Date | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const local = new Date(year, month - 1, date)
  return isoDay(local) === day ? local : undefined
}

function isoDay(local: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(local.getFullYear()).padStart(4, '0')}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
}
