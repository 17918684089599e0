// A list of texts, each on a line of its own.
import { ArrowUp, Plus, X } from 'lucide-react'
import { IconButton } from '../theme/icon-button.tsx'
import { TextControl } from './text-control.tsx'

type Props = {
  readonly id: string
  readonly name: string
  readonly items: readonly string[]
  readonly readOnly: boolean
  onItems(items: readonly string[], pace: 'typing' | 'done'): void
}

export function ListControl({ id, name, items, readOnly, onItems }: Props) {
  return (
    <fieldset className="details-lines" id={id}>
      <legend className="unseen">{name}</legend>
      {items.map((item, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place; two may be alike
        <div key={nth} className="details-line">
          <TextControl
            id={`${id}-${nth}`}
            text={item}
            readOnly={readOnly}
            describedBy={undefined}
            onType={(text, pace) => onItems(items.with(nth, text), pace)}
          />
          {!readOnly && nth > 0 && (
            <IconButton
              icon={ArrowUp}
              label={`Move ${item} up`}
              onClick={() => onItems(items.with(nth - 1, item).with(nth, items[nth - 1] ?? ''), 'done')}
            />
          )}
          {!readOnly && (
            <IconButton
              icon={X}
              label={`Remove ${item} from ${name}`}
              onClick={() => onItems(items.toSpliced(nth, 1), 'done')}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <button type="button" className="button button-quiet" onClick={() => onItems([...items, ''], 'done')}>
          <Plus size={14} aria-hidden="true" /> Add a line
        </button>
      )}
    </fieldset>
  )
}
