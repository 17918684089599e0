// The conventions of one open site, as plain data: its generator's layout, and what its own posts do.
import { type AddressPattern, addressPatterns } from './address-patterns.ts'
import { type FolderView, settingsText } from './folder-view.ts'
import type { ImageRule, Layout, Profile, ProfileId } from './profile.ts'

/** Made when a site opens; survives a message. */
export type SiteConventions = Layout & {
  readonly profile: ProfileId
  /** Where the site's own posts keep their pictures; null while nothing was learned. */
  readonly imageHabit: ImageHabit
  readonly addressPatterns: readonly AddressPattern[]
  /** A date to come does not hold a post back. */
  readonly futureIsShown: boolean
}

export type ImageHabit = {
  readonly bundle: ImageRule | null
  readonly flat: ImageRule | null
}

export const noHabit: ImageHabit = { bundle: null, flat: null }

/** What settings and folders alone tell; habits come once posts are read. */
export function conventionsOf(profile: Profile, folder: FolderView): SiteConventions {
  return {
    profile: profile.id,
    imageHabit: noHabit,
    addressPatterns: addressPatterns(profile.id, folder),
    futureIsShown: futureIsShown(profile, folder),
    ...profile.layout(folder),
  }
}

/** What the site's own settings say, else what the generator does by itself. */
function futureIsShown({ id, rules }: Profile, folder: FolderView): boolean {
  const said = (names: readonly string[], pattern: RegExp) =>
    pattern.exec(settingsText(folder, names))?.[1]?.toLowerCase()
  switch (id) {
    case 'jekyll':
    case 'hexo': {
      const future = said(['_config.yml', '_config.yaml'], /^future[ \t]*:[ \t]*(true|false)/m)
      return future === undefined ? rules.futureIsShown : future === 'true'
    }
    case 'pelican':
      return (
        said(['pelicanconf.py', 'publishconf.py'], /^WITH_FUTURE_DATES[ \t]*=[ \t]*(True|False)/m) !== 'false'
      )
    case 'hugo': {
      const names = [...folder.texts.keys()].filter((name) => /(?:^|\/)(?:hugo|config)\./.test(name))
      return names.some((name) => /^buildFuture[ \t]*[:=][ \t]*true/im.test(folder.texts.get(name) ?? ''))
    }
    default:
      return rules.futureIsShown
  }
}
