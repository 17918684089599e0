// The first screen: a folder, the sample blog, or one of the sites that were open before.
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { RecentSite } from '../../shared/contract/site.ts'
import { showFailure } from '../notices/notices-store.ts'
import { Button } from '../theme/button.tsx'
import { IconButton } from '../theme/icon-button.tsx'
import './welcome.css'

type Props = {
  readonly desk: Desk
  /** Why the folder that was asked for could not be opened. */
  readonly trouble: string | null
  onOpenFolder(): void
  onOpenSample(): void
  onOpen(folder: string): void
}

export function Welcome({ desk, trouble, onOpenFolder, onOpenSample, onOpen }: Props) {
  const [recent, setRecent] = useState<readonly RecentSite[]>([])
  useEffect(() => {
    desk['site.recent']({}).then(setRecent, showFailure)
  }, [desk])

  async function forget(folder: string): Promise<void> {
    await desk['site.forget']({ folder })
    setRecent(recent.filter((site) => site.folder !== folder))
  }

  return (
    <main className="welcome">
      <div className="welcome-sheet">
        <h1>Galley</h1>
        <p>Write your blog as the folder of files that it is, and see it as your readers will.</p>
        {trouble !== null && (
          <p className="welcome-trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="welcome-actions">
          <Button look="primary" onClick={onOpenFolder}>
            Open a folder
          </Button>
          <Button onClick={onOpenSample}>Try the sample blog</Button>
        </div>
        {recent.length > 0 && (
          <>
            <h2>Recent sites</h2>
            <ul>
              {recent.map(({ folder, name, generator, present }) => (
                <li key={folder}>
                  <button type="button" disabled={!present} onClick={() => onOpen(folder)}>
                    <span>
                      <b>{name}</b> {generator}
                    </span>
                    <small>{present ? folder : `${folder} is not there now`}</small>
                  </button>
                  <IconButton
                    icon={X}
                    label={`Take ${name} off this list`}
                    onClick={() => void forget(folder).catch(showFailure)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  )
}
