// How the open site has its pictures: where they go, how several are shown; and, before the first of them, the
// question whether that place is right. Nothing waits for the answer.
import { isFailure } from '../../../shared/contract/failure.ts'
import {
  defaultImageSettings,
  type ImageMarkup,
  type ImageSettings,
} from '../../../shared/contract/images.ts'
import type { ProfileId } from '../../../shared/site/profile.ts'
import { showFailure, showNotice } from '../../notices/notices-store.ts'
import type { ImportTarget } from './import-run.ts'

export type SeveralForm = ImageSettings['several']

export type SiteHabit = {
  readonly generator: ProfileId
  readonly several: SeveralForm
  readonly markup: ImageMarkup
  /** Where the post's pictures go, as it writes it; '' is beside it. */
  readonly folder: string
}

const plainHabit = {
  several: defaultImageSettings.several,
  markup: { caption: 'alt', gallery: 'html' },
  folder: '',
} as const

/** Where the desk does not say, the import itself meets the same trouble and tells of it. */
export async function siteHabit(
  to: ImportTarget,
  { asksAboutPlace }: { readonly asksAboutPlace: boolean },
): Promise<SiteHabit> {
  const { generator } = to
  try {
    const [{ several, placeSeen }, { written, markup }] = await Promise.all([
      to.desk['images.settings']({}),
      to.desk['images.place']({ post: to.post }),
    ])
    if (asksAboutPlace && !placeSeen) showPlace(to, written)
    return { generator, several, markup, folder: written }
  } catch (error) {
    if (!isFailure(error)) throw error
    return { generator, ...plainHabit }
  }
}

function showPlace({ desk, onSettings }: ImportTarget, folder: string): void {
  const seen = () => void desk['images.changeSettings']({ placeSeen: true }).catch(showFailure)
  showNotice({
    kind: 'note',
    text: folder === '' ? 'Pictures of this post go beside it.' : `Pictures of this post go to ${folder}`,
    stays: true,
    action: { label: 'OK', run: seen },
    others: [
      {
        label: 'Change…',
        run() {
          seen()
          onSettings()
        },
      },
    ],
  })
}
