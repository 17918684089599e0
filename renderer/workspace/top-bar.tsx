// The bar: the site, the post and its state, the view, the commands, and the way to publish.
import { PanelLeft } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import type { PostRow } from '../../shared/contract/library.ts'
import type { ViewMode } from '../../shared/contract/settings.ts'
import type { Site } from '../../shared/contract/site.ts'
import { keyWords } from '../commands/command.ts'
import { Button } from '../theme/button.tsx'
import { IconButton } from '../theme/icon-button.tsx'
import { SiteName } from './site-name.tsx'
import { PANES_BESIDE_PX, useNarrow } from './use-narrow.ts'

type Props = {
  readonly site: Site
  readonly row: PostRow | null
  readonly title: string | null
  readonly view: ViewMode
  onView(view: ViewMode): void
  onLibrary(): void
  onCommands(): void
  onPublish(): void
  /** Null: the generator that the evidence names. */
  onProfile(profile: string | null): void
}

const views: readonly { readonly value: ViewMode; readonly name: string }[] = [
  { value: 'source', name: 'Source' },
  { value: 'split', name: 'Split' },
  { value: 'preview', name: 'Preview' },
]

export function TopBar(props: Props) {
  const { site, row, title, view, onView, onLibrary, onCommands, onPublish, onProfile } = props
  const folder = row?.path.includes('/')
    ? row.path.slice(0, row.path.lastIndexOf('/')).split('/').at(-1)
    : null
  // One pane at a time then: of both it is the source.
  const isOnePane = useNarrow(PANES_BESIDE_PX)
  return (
    <header className="top-bar">
      <IconButton icon={PanelLeft} label="Library" className="top-library" onClick={onLibrary} />
      <SiteName site={site} onProfile={onProfile} />
      <p className="top-post">
        {folder && <span>{folder} / </span>}
        <b dir="auto">{title}</b>
        {row?.state === 'draft' && <mark>Draft</mark>}
        {row?.state === 'scheduled' && <mark>Scheduled</mark>}
        {row?.state === 'expired' && <mark>Expired</mark>}
      </p>
      <RadioGroup.Root
        className="top-views"
        aria-label="View"
        value={isOnePane && view === 'split' ? 'source' : view}
        orientation="horizontal"
        onValueChange={(value) => onView(value as ViewMode)}
      >
        {views
          .filter(({ value }) => !isOnePane || value !== 'split')
          .map(({ value, name }) => (
            <RadioGroup.Item key={value} value={value} className="top-view">
              {name}
            </RadioGroup.Item>
          ))}
      </RadioGroup.Root>
      <Button look="quiet" className="top-commands" onClick={onCommands}>
        Commands{' '}
        <span className="keys" aria-hidden="true">
          {keyWords('Mod-k')}
        </span>
      </Button>
      <Button look="primary" onClick={onPublish}>
        Publish…
      </Button>
    </header>
  )
}
