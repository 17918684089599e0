// What all clients of one desk share: its data folder, its shell, the sites that are open, what the author set.
import type { Settings } from '../../shared/contract/settings.ts'
import type { FieldSettings } from './fields/field-overrides.ts'
import type { Disk } from './files/disk.ts'
import type { StateFile } from './files/state-file.ts'
import type { AllImageSettings } from './images/image-settings.ts'
import type { ChosenProfiles, ChosenStyles, Permissions, StoppedPreviews } from './settings.ts'
import type { DeskShell } from './shell.ts'
import type { RecentSites } from './site/recent-sites.ts'
import type { SiteServices } from './site/site-service.ts'

export type DeskState = {
  readonly disk: Disk
  readonly dataFolder: string
  readonly shell: DeskShell
  readonly sites: SiteServices
  readonly settings: StateFile<Settings>
  readonly permissions: StateFile<Permissions>
  readonly chosenProfiles: StateFile<ChosenProfiles>
  readonly chosenStyles: StateFile<ChosenStyles>
  readonly stoppedPreviews: StateFile<StoppedPreviews>
  readonly fieldSettings: FieldSettings
  readonly imageSettings: AllImageSettings
  readonly recent: RecentSites
  log(line: string): void
}
