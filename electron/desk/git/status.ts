// What a commit of one post would hold, and how the branch stands to its upstream.
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isFailure } from '../../../shared/contract/failure.ts'
import type { GitFile, GitStatus } from '../../../shared/contract/git.ts'
import type { PostPath, SitePath } from '../../../shared/contract/paths.ts'
import { type GitPlace, mustGit, runGit } from './git.ts'
import {
  findRepository,
  namedPrograms,
  operationUnderWay,
  type Repository,
  toRepositoryPath,
} from './repository.ts'

export type StatusQuestion = {
  /** The site's root, absolute. */
  readonly root: string
  readonly trusted: boolean
  readonly post: PostPath
  readonly images: readonly SitePath[]
  readonly title: string
}

/** @throws DeskFailure `git-failed` */
export async function gitStatus(question: StatusQuestion): Promise<GitStatus> {
  const { root, trusted, post, images, title } = question
  let repository: Repository | null
  try {
    repository = await findRepository(root)
  } catch (error) {
    if (isFailure(error, 'no-git')) return { kind: 'no-git' }
    throw error
  }
  if (!repository) return { kind: 'no-repository' }
  if (!trusted) {
    const programs = await namedPrograms(repository)
    if (programs.length > 0) return { kind: 'untrusted', programs }
  }
  const place: GitPlace = { folder: repository.top, trusted }
  const whole = readEntries(
    await mustGit(place, 'read the status', [
      'status',
      '--porcelain=v2',
      '-z',
      '--branch',
      '--untracked-files=normal',
    ]),
  )
  const wanted = [...new Set<SitePath>([post, ...images])]
  const paths = new Map(wanted.map((sitePath) => [toRepositoryPath(repository, sitePath), sitePath]))
  const own = readEntries(
    await mustGit(place, 'read the status', [
      'status',
      '--porcelain=v2',
      '-z',
      '--untracked-files=all',
      '--',
      ...paths.keys(),
    ]),
  ).entries.filter((entry) => paths.has(entry.path))
  const unborn = whole.commit === null
  const files = await Promise.all(
    own.map(async (entry): Promise<GitFile> => {
      const sitePath = paths.get(entry.path) ?? post
      const kind = sitePath === post ? 'post' : 'image'
      const facts = await stat(path.join(repository.top, entry.path)).catch(() => null)
      const lines = kind === 'post' ? await changedLines(place, repository, entry, unborn) : null
      return {
        path: sitePath,
        kind,
        change: facts === null ? 'deleted' : entry.isNew ? 'new' : 'changed',
        added: lines?.added ?? null,
        removed: lines?.removed ?? null,
        sizeBytes: facts?.size ?? 0,
      }
    }),
  )
  const isNew = own.some(({ path: changed, isNew: fresh }) => paths.get(changed) === post && fresh)
  return {
    kind: 'ready',
    branch: whole.branch,
    upstream: whole.upstream,
    ahead: whole.upstream === null ? await commitsWithoutUpstream(place, whole.commit) : whole.ahead,
    behind: whole.behind,
    files: files.sort((a, b) =>
      a.kind === b.kind ? a.path.localeCompare(b.path) : a.kind === 'post' ? -1 : 1,
    ),
    others: whole.entries.filter(({ path: changed }) => !covers(changed, paths)).length,
    message: `${isNew ? 'Publish' : 'Update'}: ${title}`,
    hasIdentity: await hasIdentity(place),
    underWay: await operationUnderWay(repository),
  }
}

type Entry = { readonly path: string; readonly isNew: boolean }

type Entries = {
  readonly commit: string | null
  readonly branch: string | null
  readonly upstream: string | null
  readonly ahead: number
  readonly behind: number
  readonly entries: readonly Entry[]
}

/** `git status --porcelain=v2 -z`: https://git-scm.com/docs/git-status, "Porcelain Format Version 2". */
export function readEntries(out: string): Entries {
  let commit: string | null = null
  let branch: string | null = null
  let upstream: string | null = null
  let ahead = 0
  let behind = 0
  const entries: Entry[] = []
  const parts = out.split('\0')
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    const value = part.slice(part.indexOf(' ', 2) + 1)
    if (part.startsWith('# branch.oid ')) commit = value === '(initial)' ? null : value
    else if (part.startsWith('# branch.head ')) branch = value === '(detached)' ? null : value
    else if (part.startsWith('# branch.upstream ')) upstream = value
    else if (part.startsWith('# branch.ab ')) {
      const counts = /^\+(\d+) -(\d+)$/.exec(value)
      ahead = Number(counts?.[1] ?? 0)
      behind = Number(counts?.[2] ?? 0)
    } else if (part.startsWith('? ')) entries.push({ path: part.slice(2), isNew: true })
    else if (part.startsWith('1 ')) {
      const fields = part.split(' ')
      entries.push({
        path: fields.slice(8).join(' '),
        isNew: fields[1]?.startsWith('A') === true || fields[6] === '0'.repeat(40),
      })
    } else if (part.startsWith('2 ')) {
      entries.push({ path: part.split(' ').slice(9).join(' '), isNew: true })
      // The old name stands in a part of its own.
      at++
    } else if (part.startsWith('u '))
      entries.push({ path: part.split(' ').slice(10).join(' '), isNew: false })
  }
  return { commit, branch, upstream, ahead, behind, entries }
}

/** A new folder is one entry, with a slash at its end. */
function covers(entry: string, paths: ReadonlyMap<string, SitePath>): boolean {
  if (!entry.endsWith('/')) return paths.has(entry)
  return [...paths.keys()].some((wanted) => wanted.startsWith(entry))
}

async function changedLines(
  place: GitPlace,
  repository: Repository,
  entry: Entry,
  unborn: boolean,
): Promise<{ added: number; removed: number } | null> {
  if (entry.isNew || unborn) {
    const text = await readFile(path.join(repository.top, entry.path), 'utf8').catch(() => '')
    return { added: text === '' ? 0 : text.replace(/\n$/, '').split('\n').length, removed: 0 }
  }
  const { out } = await runGit(place, [
    'diff',
    '--numstat',
    '-z',
    '--no-textconv',
    '--no-ext-diff',
    'HEAD',
    '--',
    entry.path,
  ])
  const counts = /^(\d+)\t(\d+)\t/.exec(out)
  return counts ? { added: Number(counts[1]), removed: Number(counts[2]) } : null
}

/** A branch that was never sent: its commits that no remote has. */
async function commitsWithoutUpstream(place: GitPlace, commit: string | null): Promise<number> {
  if (commit === null) return 0
  const { exitCode, out } = await runGit(place, ['rev-list', '--count', 'HEAD', '--not', '--remotes'])
  return exitCode === 0 ? Number(out.trim()) : 0
}

async function hasIdentity(place: GitPlace): Promise<boolean> {
  const answers = await Promise.all(
    ['user.name', 'user.email'].map((key) => runGit(place, ['config', '--get', key])),
  )
  return answers.every(({ exitCode, out }) => exitCode === 0 && out.trim() !== '')
}
