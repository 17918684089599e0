// The calls about Git, answered for the site that a client has open.
import type { Contract, DeskHandlers } from '../../../shared/contract/contract.ts'
import type { Payload } from '../../../shared/contract/declare.ts'
import type { DeskState } from '../desk-state.ts'
import { permissionsOf } from '../settings.ts'
import type { SiteSession } from '../site/site-session.ts'
import { gitCommit } from './commit.ts'
import { gitSend } from './push.ts'
import { gitStatus } from './status.ts'

type GitCalls = Extract<keyof DeskHandlers, `git.${string}`>
type Progress = Payload<Contract, 'git.progress'>

export function gitHandlers(
  desk: DeskState,
  site: () => SiteSession,
  tell: (progress: Progress) => void,
): Pick<DeskHandlers, GitCalls> {
  const place = async () => {
    const { root } = site().site
    const { trusted } = permissionsOf(await desk.permissions.read(), root)
    return { root, trusted }
  }
  return {
    'git.status': async ({ post, images }) => {
      const row = site()
        .service.catalogue.rows()
        .find(({ path }) => path === post)
      return gitStatus({ ...(await place()), post, images, title: row?.title ?? post })
    },
    'git.commit': async ({ files, message }) => {
      tell({ doing: 'Committing', percent: null })
      return gitCommit({ ...(await place()), files, message })
    },
    'git.send': async () => {
      tell({ doing: 'Sending', percent: null })
      return gitSend(await place())
    },
  }
}
