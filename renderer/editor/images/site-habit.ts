// How the open site has its pictures: where they go, how several are shown; and, before the first of them, the
// question whether that place is right. Nothing waits for the answer.
import { isFailure } from '../../../shared/contract/failure.ts'
import { defaultImageSettings, type ImageMarkup } from '../../../shared/contract/images.ts'
import { showFailure, showNotice } from '../../notices/notices-store.ts'
import type { ImportTarget } from './import-run.ts'
import type { SeveralForm } from './several-images.ts'

export type SiteHabit = {
  readonly several: SeveralForm
  readonly markup: ImageMarkup
  /** Where the post's pictures go, as it writes it; '' is beside it. */
  readonly folder: string
}

export const plainHabit: SiteHabit = {
  several: defaultImageSettings.several,
  markup: { caption: 'alt', gallery: 'html' },
  folder: '',
}

/** Where the desk does not say, the import itself meets the same trouble and tells of it. */
export async function siteHabit(
  to: ImportTarget,
  { asksAboutPlace }: { readonly asksAboutPlace: boolean },
): Promise<SiteHabit> {
  try {
    const [{ several, placeSeen }, { written, markup }] = await Promise.all([
      to.desk['images.settings']({}),
      to.desk['images.place']({ post: to.post }),
    ])
    if (asksAboutPlace && !placeSeen) showPlace(to, written)
    return { several, markup, folder: written }
  } catch (error) {
    if (!isFailure(error)) throw error
    return plainHabit
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
