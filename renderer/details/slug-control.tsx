// The slug: follows the title until the author touches it, and says at once where another post has it.
import type { SiteField } from '../../shared/contract/fields.ts'
import { slugify } from '../../shared/site/post-name.ts'
import { TextControl } from './text-control.tsx'

type Props = {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly known: SiteField | null
  /** What the slug was when the post was opened: the site's count of it includes this post. */
  readonly own: string
  readonly readOnly: boolean
  readonly describedBy: string | undefined
  onType(text: string, pace: 'typing' | 'done'): void
}

export function SlugControl({ id, text, title, known, own, readOnly, describedBy, onType }: Props) {
  const fromTitle = slugify(title)
  const count = known?.values.find((value) => value.text === text)?.count ?? 0
  const isTaken = text !== '' && count > (text === own ? 1 : 0)
  return (
    <>
      <div className="details-slug">
        <TextControl
          id={id}
          text={text}
          readOnly={readOnly}
          describedBy={isTaken ? `${id}-taken` : describedBy}
          placeholder={fromTitle}
          onType={onType}
        />
        {!readOnly && fromTitle !== '' && text !== fromTitle && (
          <button
            type="button"
            className="button button-quiet"
            title={`Use ${fromTitle}`}
            onClick={() => onType(fromTitle, 'done')}
          >
            From title
          </button>
        )}
      </div>
      {isTaken && (
        <p className="details-hint fault" id={`${id}-taken`} role="status">
          Another post has this slug: both would have the same address.
        </p>
      )}
    </>
  )
}
