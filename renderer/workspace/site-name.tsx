// The open site's name and generator; opened, why that generator, and the choice of another.
import { Popover } from 'radix-ui'
import { useId } from 'react'
import type { Site } from '../../shared/contract/site.ts'
import { profiles } from '../../shared/site/profile-list.ts'

type Props = {
  readonly site: Site
  /** Null: the one that the evidence names. */
  onProfile(profile: string | null): void
}

const names = [...profiles].sort((a, b) => a.name.localeCompare(b.name))

export function SiteName({ site, onProfile }: Props) {
  const id = useId()
  const { profile } = site
  return (
    <Popover.Root>
      <Popover.Trigger className="top-site" aria-label={`Site ${site.name}, ${profile.name}`}>
        <b>{site.name}</b> <span>{profile.name}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="site-popup" align="start" aria-label="About this site">
          <p className="site-folder">{site.root}</p>
          <p>{reason(site)}</p>
          <label htmlFor={id}>Read its posts as those of</label>
          <select
            id={id}
            className="input"
            value={profile.chosen ? profile.id : ''}
            onChange={({ target }) => onProfile(target.value || null)}
          >
            <option value="">
              {profile.chosen ? 'What the folder looks like' : `${profile.name} (recognised)`}
            </option>
            {names.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function reason({ profile }: Site): string {
  if (profile.chosen) return `You said that this is a site of ${profile.name}.`
  if (profile.evidence.length === 0)
    return 'No generator was recognised here, so every Markdown file is a post.'
  return `${profile.name} was recognised by ${profile.evidence.join(', ')}.`
}
