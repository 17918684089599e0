// Sends the current branch to its upstream, or to the only remote there is.
import { DeskFailure } from '../../../shared/contract/failure.ts'
import type { SendOutcome } from '../../../shared/contract/git.ts'
import { type GitPlace, type GitRun, lastLine, runGit } from './git.ts'
import { findRepository, namedPrograms } from './repository.ts'

/** @throws DeskFailure `no-git`, `no-repository`, `git-failed` */
export async function gitSend({
  root,
  trusted,
}: {
  readonly root: string
  readonly trusted: boolean
}): Promise<SendOutcome> {
  const repository = await findRepository(root)
  if (!repository) throw new DeskFailure('no-repository', {})
  if (!trusted && (await namedPrograms(repository)).length > 0) return { kind: 'untrusted' }
  const place: GitPlace = { folder: repository.top, trusted }

  const head = await runGit(place, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  if (head.exitCode !== 0) return { kind: 'detached' }
  const branch = head.out.trim()
  const target = await targetOf(place, branch)
  if (target === null) return { kind: 'no-remote' }
  const { remote, ref, isUpstream } = target

  const run = await runGit(
    place,
    [
      'push',
      '--porcelain',
      '--receive-pack=git-receive-pack',
      ...(isUpstream ? [] : ['--set-upstream']),
      '--end-of-options',
      remote,
      `refs/heads/${branch}:${ref}`,
    ],
    { network: true, environment: { GIT_SSH_COMMAND: await sshCommand(place) } },
  )
  const to = `${remote}/${ref.replace(/^refs\/heads\//, '')}`
  if (run.exitCode === 0) return /^=\t/m.test(run.out) ? { kind: 'nothing-to-send' } : { kind: 'sent', to }
  return sendFailure(run, remote)
}

/** What a push that failed said, as an outcome; wordings of Git 2.30 to 2.47, in the C locale. */
export function sendFailure({ out, err }: Pick<GitRun, 'out' | 'err'>, remote: string): SendOutcome {
  const said = `${out}\n${err}`
  if (/\(fetch first\)|\(non-fast-forward\)/.test(said)) return { kind: 'behind', remote }
  if (
    /could not read (?:Username|Password)|Authentication failed|terminal prompts disabled|Permission denied \(|returned error: 40[13]|Host key verification failed|Invalid username or/i.test(
      said,
    )
  ) {
    return { kind: 'needs-login', remote }
  }
  if (
    /Could not resolve|Could not connect|Connection refused|Connection timed out|Network is unreachable|No route to host|Failed to connect|does not appear to be a git repository|Could not read from remote repository|Temporary failure in name resolution|Operation timed out|Connection reset/i.test(
      said,
    )
  ) {
    return { kind: 'offline', remote }
  }
  const refused = /^!\t[^\t]*\t\[[^\]]*\] \(([^)]*)\)/m.exec(out)?.[1]
  const told = /^remote: (?:error: )?(.+)$/m.exec(err)?.[1]
  return { kind: 'refused', remote, detail: lastLine(told ?? refused ?? err) }
}

type Target = { readonly remote: string; readonly ref: string; readonly isUpstream: boolean }

async function targetOf(place: GitPlace, branch: string): Promise<Target | null> {
  const [remote, ref] = await Promise.all([
    setting(place, `branch.${branch}.remote`),
    setting(place, `branch.${branch}.merge`),
  ])
  if (remote !== null && ref !== null && remote !== '.') return { remote, ref, isUpstream: true }
  const remotes = (await runGit(place, ['remote'])).out.split('\n').filter(Boolean)
  const only = remotes.length === 1 ? remotes[0] : remotes.find((name) => name === 'origin')
  return only === undefined ? null : { remote: only, ref: `refs/heads/${branch}`, isUpstream: false }
}

/** The author's own way to call ssh, but never asking; a repository's own is not taken. */
async function sshCommand(place: GitPlace): Promise<string> {
  const { out } = await runGit(place, ['config', '--global', '--get', 'core.sshCommand'])
  return `${out.trim() || 'ssh'} -o BatchMode=yes`
}

async function setting(place: GitPlace, key: string): Promise<string | null> {
  const { exitCode, out } = await runGit(place, ['config', '--get', key])
  return exitCode === 0 ? out.trim() : null
}
