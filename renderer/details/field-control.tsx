// The control of a field, by its type.
import { useState } from 'react'
import type { SiteField } from '../../shared/contract/fields.ts'
import type { Field } from '../../shared/frontmatter/field.ts'
import type { FieldType } from '../../shared/frontmatter/field-type-name.ts'
import { itemsOf } from '../../shared/frontmatter/list-items.ts'
import { ChipsField } from './chips-field.tsx'
import { ChoiceControl } from './choice-control.tsx'
import { isOn } from './control-type.ts'
import { DateField } from './date-field.tsx'
import { type ControlValue, shownText } from './field-write.ts'
import type { FormContext } from './form-context.ts'
import { ImageControl } from './image-control.tsx'
import { ListControl } from './list-control.tsx'
import { RawControl } from './raw-control.tsx'
import { SlugControl } from './slug-control.tsx'
import { TextControl } from './text-control.tsx'

type Props = {
  readonly id: string
  readonly field: Field
  readonly type: FieldType
  readonly known: SiteField | null
  readonly describedBy: string | undefined
  readonly form: FormContext
  onPut(value: ControlValue, pace: 'typing' | 'done'): void
}

export function FieldControl({ id, field, type, known, describedBy, form, onPut }: Props) {
  const text = shownText(field)
  const [own] = useState(text)
  const { readOnly } = form
  const onType = (typed: string, pace: 'typing' | 'done') => {
    if (typed !== text) onPut({ kind: 'typed', text: typed }, pace)
  }
  const plain = { id, text, readOnly, describedBy, onType }
  switch (type) {
    case 'toggle':
      return (
        <span className="details-toggle">
          <input
            id={id}
            type="checkbox"
            checked={isOn(field)}
            disabled={readOnly}
            aria-describedby={describedBy}
            onChange={({ target }) => onPut({ kind: 'toggle', on: target.checked }, 'done')}
          />
          <span aria-hidden="true">{field.source === '' ? 'not set' : field.source}</span>
        </span>
      )
    case 'date':
      return (
        <DateField
          id={id}
          text={text}
          example={unquoted(known?.example ?? '')}
          readOnly={readOnly}
          {...(describedBy === undefined ? {} : { describedBy })}
          onCommit={(date) => onType(date, 'done')}
        />
      )
    case 'tags': {
      const items = itemsOf(field, known?.separator ?? 'comma')
      const put = (next: readonly string[]) => onPut({ kind: 'items', items: next }, 'done')
      return (
        <ChipsField
          id={id}
          name={field.key}
          items={items}
          known={(known?.values ?? []).map(({ text: tag, count }) => ({ tag, count }))}
          readOnly={readOnly}
          {...(describedBy === undefined ? {} : { describedBy })}
          canHoldCommas={field.kind === 'list'}
          onAdd={(more) => put([...items, ...more])}
          onRemove={(nth) => put(items.toSpliced(nth, 1))}
          onReplace={(nth, item) => put(items.with(nth, item))}
          onMove={(from, to) => put(items.toSpliced(from, 1).toSpliced(to, 0, items[from] ?? ''))}
        />
      )
    }
    case 'list':
      return (
        <ListControl
          id={id}
          name={field.key}
          items={itemsOf(field, known?.separator ?? 'comma')}
          readOnly={readOnly}
          onItems={(items, pace) => onPut({ kind: 'items', items }, pace)}
        />
      )
    case 'choice':
      return <ChoiceControl {...plain} values={known?.values ?? []} />
    case 'image':
      return <ImageControl {...plain} site={form.site} post={form.post} />
    case 'slug':
      return <SlugControl {...plain} title={form.title} known={known} own={own} />
    case 'raw':
    case 'nested':
      return (
        <RawControl
          id={id}
          source={field.source}
          readOnly={readOnly}
          describedBy={describedBy}
          onSource={(source) => onPut({ kind: 'source', text: source }, 'done')}
        />
      )
    case 'number':
      return <TextControl {...plain} numeric />
    case 'long-text':
      return <TextControl {...plain} long />
    case 'text':
      return <TextControl {...plain} long={text.length > 44 || text.includes('\n')} />
  }
}

function unquoted(source: string): string {
  return source.trim().replace(/^(["'])([\s\S]*)\1$/, '$2')
}
