// Commits exactly the files that are named; what else is changed or staged stays as it was.
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { CommitOutcome } from '../../../shared/contract/git.ts'
import type { SitePath } from '../../../shared/contract/paths.ts'
import { type GitPlace, lastLine, runGit } from './git.ts'
import { findRepository, namedPrograms, toRepositoryPath } from './repository.ts'

export type CommitOrder = {
  readonly root: string
  readonly trusted: boolean
  readonly files: readonly SitePath[]
  readonly message: string
}

/** @throws DeskFailure `no-git`, `no-repository`, `git-failed` */
export async function gitCommit({ root, trusted, files, message }: CommitOrder): Promise<CommitOutcome> {
  const repository = await findRepository(root)
  if (!repository) throw new DeskFailure('no-repository', {})
  if (!trusted && (await namedPrograms(repository)).length > 0) return { kind: 'untrusted' }
  const place: GitPlace = { folder: repository.top, trusted }
  const paths = files.map((file) => toRepositoryPath(repository, file))

  // `commit --only` takes files that Git knows; the new ones are made known without their content, and unknown
  // again where the commit does not come about.
  const fresh = await untracked(place, paths)
  if (fresh.length > 0) {
    const added = await runGit(place, ['add', '--intent-to-add', '--', ...fresh])
    if (added.exitCode !== 0) return failed(added.err, trusted)
  }
  const run = await runGit(place, ['commit', '--only', '--no-status', '-m', message, '--', ...paths])
  if (run.exitCode === 0) {
    const head = await runGit(place, ['rev-parse', 'HEAD'])
    return { kind: 'committed', id: head.out.trim(), files: files.length }
  }
  if (fresh.length > 0) await runGit(place, ['rm', '--cached', '--force', '--quiet', '--', ...fresh])
  return failed(`${run.out}\n${run.err}`, trusted)
}

async function untracked(place: GitPlace, paths: readonly string[]): Promise<string[]> {
  const { out } = await runGit(place, ['ls-files', '-z', '--others', '--', ...paths])
  return out.split('\0').filter((path) => paths.includes(path))
}

function failed(said: string, trusted: boolean): CommitOutcome {
  if (/nothing (?:added )?to commit|no changes added|nothing to commit/i.test(said))
    return { kind: 'nothing-to-commit' }
  if (/tell me who you are|empty ident|unable to auto-detect email/i.test(said))
    return { kind: 'no-identity' }
  if (/index\.lock|Unable to create '.*\.lock'/i.test(said)) return { kind: 'locked' }
  if (/^(?:fatal|error): /m.test(said) || !trusted) {
    throw new DeskFailure('git-failed', { operation: 'commit', detail: lastLine(said) })
  }
  return { kind: 'refused-by-hook', detail: lastLine(said) }
}
