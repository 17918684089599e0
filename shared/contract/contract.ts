// The contract between renderer and desk: all that is ever asked, answered or told.
import type { Client, Handlers } from './declare.ts'
import { fields } from './fields.ts'
import { git } from './git.ts'
import { images } from './images.ts'
import { library } from './library.ts'
import { posts } from './posts.ts'
import { settings } from './settings.ts'
import { site } from './site.ts'
import { siteEdits } from './site-edits.ts'
import { siteImages } from './site-images.ts'
import { styles } from './styles.ts'

export const contract = {
  ...site,
  ...posts,
  ...library,
  ...images,
  ...siteImages,
  ...siteEdits,
  ...fields,
  ...git,
  ...settings,
  ...styles,
}

export type Contract = typeof contract
export type Desk = Client<Contract>
export type DeskHandlers = Handlers<Contract>
