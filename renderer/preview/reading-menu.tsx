// How the preview is set: look, light or dark, width, size, comments, pictures of the web, print.
import { Type } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Reading } from '../../shared/contract/settings.ts'
import { Button } from '../theme/button.tsx'
import { looks, shades, widths, zoom } from './reading-choices.ts'
import { SiteSheets } from './site-sheets.tsx'

type Props = {
  readonly desk: Desk
  readonly reading: Reading
  /** Whether pictures of the web are fetched for this post. */
  readonly remote: boolean
  onReading(changed: Partial<Reading>): void
  onRemote(remote: boolean): void
  onPrint(): void
}

export function ReadingMenu({ desk, reading, remote, onReading, onRemote, onPrint }: Props) {
  const id = useId()
  const { zoomPercent } = reading
  return (
    <Popover.Root>
      <Popover.Trigger className="button button-quiet preview-tool">
        <Type size={15} strokeWidth={1.6} aria-hidden="true" />
        Reading
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="reading-popup" align="end" aria-label="Reading">
          <Choice name="Look" choices={looks} value={reading.look} onChoice={(look) => onReading({ look })} />
          {reading.look === 'site' && <SiteSheets desk={desk} />}
          <Choice
            name="Light"
            choices={shades}
            value={reading.shade}
            onChoice={(shade) => onReading({ shade })}
          />
          <Choice
            name="Width"
            choices={widths}
            value={reading.width}
            onChoice={(width) => onReading({ width })}
          />
          <div className="reading-row">
            <label htmlFor={`${id}-zoom`}>Size</label>
            <input
              id={`${id}-zoom`}
              type="range"
              min={zoom.least}
              max={zoom.most}
              step={zoom.step}
              value={zoomPercent}
              aria-valuetext={`${zoomPercent} %`}
              onChange={({ target }) => onReading({ zoomPercent: Number(target.value) })}
            />
            <span className="reading-zoom">{zoomPercent} %</span>
          </div>
          <label className="reading-check">
            <input
              type="checkbox"
              checked={reading.notes}
              onChange={({ target }) => onReading({ notes: target.checked })}
            />
            Show comments, my notes to myself
          </label>
          <label className="reading-check">
            <input type="checkbox" checked={remote} onChange={({ target }) => onRemote(target.checked)} />
            Fetch this post’s remote pictures
          </label>
          <Button className="reading-print" onClick={onPrint}>
            Print…
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

type ChoiceProps<V extends string> = {
  readonly name: string
  readonly choices: readonly (readonly [V, string])[]
  readonly value: V
  onChoice(value: V): void
}

function Choice<V extends string>({ name, choices, value, onChoice }: ChoiceProps<V>) {
  const id = useId()
  return (
    <fieldset className="reading-choice">
      <legend>{name}</legend>
      <div>
        {choices.map(([choice, words]) => (
          <label key={choice} data-chosen={choice === value}>
            <input
              type="radio"
              className="unseen"
              name={id}
              checked={choice === value}
              onChange={() => onChoice(choice)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
