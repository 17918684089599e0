// The rail with the panels' tabs, and the panel that is open.
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import type { Desk } from '../../shared/contract/contract.ts'
import type { PostRow } from '../../shared/contract/library.ts'
import type { Panel } from '../../shared/contract/settings.ts'
import type { Site } from '../../shared/contract/site.ts'
import { FrontMatterForm } from '../details/front-matter-form.tsx'
import { ImagesPanel } from '../images/images-panel.tsx'
import type { PictureTools } from '../images/picture-tools.ts'
import type { OpenPost } from '../post/open-post.ts'
import { PublishPanel } from '../publish/publish-panel.tsx'
import { IconButton } from '../theme/icon-button.tsx'
import { panels } from './panels.ts'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost | null
  readonly row: PostRow | null
  readonly pictures: PictureTools
  readonly panel: Panel | null
  onPanel(panel: Panel | null): void
  onSite(site: Site): void
}

export function PanelColumn({ desk, site, post, row, pictures, panel, onPanel, onSite }: Props) {
  const content = (id: Panel) => {
    switch (id) {
      case 'details':
        return post ? (
          <FrontMatterForm post={post} site={site} row={row} />
        ) : (
          <p>Open a post to see its fields.</p>
        )
      case 'images':
        return <ImagesPanel tools={pictures} />
      case 'publish':
        return <PublishPanel desk={desk} site={site} post={post} onSite={onSite} />
      case 'preflight':
      case 'history':
        return null
    }
  }
  return (
    <Tabs.Root className="panel-column" orientation="vertical" value={panel ?? ''} activationMode="manual">
      {panels.map(({ id }) => (
        <Tabs.Content key={id} value={id} className="panel" tabIndex={-1}>
          <IconButton
            icon={X}
            label="Close the panel"
            className="panel-close"
            onClick={() => onPanel(null)}
          />
          {content(id)}
        </Tabs.Content>
      ))}
      <Tabs.List className="rail" aria-label="Panels">
        {panels.map(({ id, name, icon: Icon }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="rail-tab"
            aria-label={name}
            title={name}
            onClick={() => onPanel(panel === id ? null : id)}
          >
            <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  )
}
