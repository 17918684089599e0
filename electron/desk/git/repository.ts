// The repository that a site lies in: where its files are for Git, and which programs its settings name.
import { access, readdir } from 'node:fs/promises'
import path from 'node:path'
import { DeskFailure } from '../../../shared/contract/failure.ts'
import { SitePath } from '../../../shared/contract/paths.ts'
import { type GitPlace, lastLine, mustGit, runGit } from './git.ts'

export type Repository = {
  /** Absolute: the top of the work tree. */
  readonly top: string
  /** Absolute: where Git keeps its own. */
  readonly gitFolder: string
  /** The site's root below `top`, with a trailing `/`, or empty. */
  readonly prefix: string
}

/**
 * The innermost repository of `root`, or null.
 * @throws DeskFailure `no-git`; `git-failed` where Git refuses the folder (another owner)
 */
export async function findRepository(root: string): Promise<Repository | null> {
  const place: GitPlace = { folder: root, trusted: false }
  const { exitCode, out, err } = await runGit(place, [
    'rev-parse',
    '--show-toplevel',
    '--absolute-git-dir',
    '--show-prefix',
  ])
  if (exitCode !== 0) {
    if (/not a git repository|must be run in a work tree|cannot use bare repository/i.test(err)) return null
    throw new DeskFailure('git-failed', { operation: 'open the repository', detail: lastLine(err) })
  }
  const [top = '', gitFolder = '', prefix = ''] = out.split('\n')
  return { top, gitFolder, prefix }
}

export function toRepositoryPath(repository: Repository, sitePath: string): string {
  return repository.prefix + sitePath
}

/** Null for what lies outside the site, or has a name that no site path can have. */
export function toSitePath(repository: Repository, repositoryPath: string): SitePath | null {
  if (!repositoryPath.startsWith(repository.prefix)) return null
  const parsed = SitePath.safeParse(repositoryPath.slice(repository.prefix.length))
  return parsed.success ? parsed.data : null
}

/** Keys of a repository's settings by which Git runs a program, or is led elsewhere. */
const running =
  /^(?:core\.(?:fsmonitor|hookspath|sshcommand|gitproxy|askpass|editor|pager|worktree|alternaterefscommand)|include(?:if\..*)?\.path|extensions\.worktreeconfig|filter\..*|diff\.external|diff\..*\.(?:textconv|command)|merge\..*\.driver|remote\..*\.(?:uploadpack|receivepack|vcs|proxy)|credential\..*|url\..*|gpg\..*|protocol\..*\.allow|sequence\.editor|trailer\..*|pager\..*|interactive\.difffilter|uploadpack\.packobjectshook|ssh\..*|alias\..*|http\..*proxy)$/i

/** Values of these keys that run nothing. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  'core.fsmonitor': ['false', ''],
  'core.pager': ['cat'],
}

/**
 * What the repository would run if it were trusted, in words: settings by their key, hooks by their name.
 * Reading a settings file runs nothing; includes are not followed, and count as naming programs.
 */
export async function namedPrograms(repository: Repository): Promise<string[]> {
  const place: GitPlace = { folder: repository.top, trusted: false }
  const listed = await mustGit(place, 'read the settings', [
    'config',
    '--local',
    '--no-includes',
    '-z',
    '--list',
  ])
  const keys = listed.split('\0').flatMap((entry) => {
    const [key = '', value = ''] = entry.split('\n')
    return running.test(key) && !harmless[key.toLowerCase()]?.includes(value) ? [key] : []
  })
  const hooks = await readdir(path.join(repository.gitFolder, 'hooks')).catch(() => [])
  return [
    ...new Set(keys),
    ...hooks.filter((name) => !name.endsWith('.sample')).map((name) => `hook ${name}`),
  ]
}

const states: readonly (readonly [string, string])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
]

/** What is under way in the repository, so that one post alone cannot be committed; or null. */
export async function operationUnderWay(repository: Repository): Promise<string | null> {
  for (const [file, name] of states) {
    const there = await access(path.join(repository.gitFolder, file)).then(
      () => true,
      () => false,
    )
    if (there) return name
  }
  return null
}
