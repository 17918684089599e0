// Repositories whose settings name programs: before the author trusts the site, none of them may run, whatever is
// asked of Git. Each row first proves, with plain Git, that the trap works.
import { existsSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitCommit } from '../../electron/desk/git/commit.ts'
import { gitSend } from '../../electron/desk/git/push.ts'
import { gitStatus } from '../../electron/desk/git/status.ts'
import { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { git, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let folder: TemporaryFolder
let remote: TemporaryFolder
let marker: string
let program: string

beforeEach(async () => {
  folder = await temporaryFolder('hostile')
  remote = await temporaryFolder('remote')
  marker = path.join(remote.path, 'code-ran')
  program = path.join(remote.path, 'trap.sh')
  await writeFiles(remote.path, { 'trap.sh': `#!/bin/sh\ntouch '${marker}'\nexit 0\n` })
  await chmod(program, 0o755)
  git(remote.path, 'init', '-q', '--bare', '-b', 'main', 'bare')
  await writeFiles(folder.path, { 'a.md': 'one\n', 'b.md': 'b\n' })
  git(folder.path, 'init', '-q', '-b', 'main')
  git(folder.path, 'config', 'user.name', 'Ada')
  git(folder.path, 'config', 'user.email', 'ada@example.org')
  git(folder.path, 'add', '.')
  git(folder.path, 'commit', '-qm', 'Begin')
  git(folder.path, 'remote', 'add', 'origin', path.join(remote.path, 'bare'))
  await writeFiles(folder.path, { 'a.md': 'two\n' })
})
afterEach(async () => {
  await folder.remove()
  await remote.remove()
})

const config = (key: string, value: string) => git(folder.path, 'config', key, value)

async function hook(name: string): Promise<void> {
  const file = path.join(folder.path, '.git/hooks', name)
  await writeFiles(folder.path, { [`.git/hooks/${name}`]: `#!/bin/sh\ntouch '${marker}'\n` })
  await chmod(file, 0o755)
}

/** The trap, how it is laid, and the plain command that springs it; null: this Git springs it by none of ours. */
const traps: readonly (readonly [string, () => unknown, readonly string[] | null])[] = [
  ['core.fsmonitor', () => config('core.fsmonitor', program), ['status']],
  ['a hook before the commit', () => hook('pre-commit'), ['commit', '-am', 'x']],
  ['a hook after the index changed', () => hook('post-index-change'), ['add', 'a.md']],
  ['a hook on references', () => hook('reference-transaction'), ['commit', '-am', 'x']],
  ['a hook before the push', () => hook('pre-push'), ['push', 'origin', 'main']],
  [
    'core.hooksPath',
    async () => {
      await writeFiles(folder.path, { 'hooks/pre-commit': `#!/bin/sh\ntouch '${marker}'\n` })
      await chmod(path.join(folder.path, 'hooks/pre-commit'), 0o755)
      config('core.hooksPath', path.join(folder.path, 'hooks'))
    },
    ['commit', '-am', 'x'],
  ],
  [
    'a clean filter',
    async () => {
      await writeFiles(folder.path, { '.gitattributes': '*.md filter=trap\n' })
      config('filter.trap.clean', program)
    },
    ['add', 'a.md'],
  ],
  [
    'a process filter',
    async () => {
      await writeFiles(folder.path, { '.gitattributes': '*.md filter=trap\n' })
      config('filter.trap.process', program)
    },
    null,
  ],
  ['diff.external', () => config('diff.external', program), ['diff', 'HEAD']],
  [
    'a diff command',
    async () => {
      await writeFiles(folder.path, { '.gitattributes': '*.md diff=trap\n' })
      config('diff.trap.command', program)
    },
    ['diff', 'HEAD'],
  ],
  [
    'a diff textconv',
    async () => {
      await writeFiles(folder.path, { '.gitattributes': '*.md diff=trap\n' })
      config('diff.trap.textconv', program)
    },
    ['diff', 'HEAD'],
  ],
  [
    'a receive-pack of the remote',
    () => config('remote.origin.receivepack', program),
    ['push', 'origin', 'main'],
  ],
  [
    'gpg.program',
    () => {
      config('commit.gpgSign', 'true')
      config('gpg.program', program)
    },
    ['commit', '-am', 'x'],
  ],
  [
    'core.sshCommand',
    () => {
      config('core.sshCommand', program)
      config('remote.origin.url', 'ssh://example.invalid/x')
    },
    ['push', 'origin', 'main'],
  ],
  ['core.editor', () => config('core.editor', program), ['commit', '-a']],
  [
    'an ext:: address',
    () => {
      config('protocol.ext.allow', 'always')
      config('remote.origin.url', `ext::${program}`)
    },
    ['push', 'origin', 'main'],
  ],
  [
    'an included file',
    async () => {
      await writeFiles(folder.path, { 'more.config': `[core]\n\tfsmonitor = ${program}\n` })
      config('include.path', '../more.config')
    },
    ['status'],
  ],
  [
    'url.insteadOf',
    () => {
      config('protocol.ext.allow', 'always')
      config(`url.ext::${program} .insteadOf`, 'https://')
      config('remote.origin.url', 'https://x')
    },
    ['push', 'origin', 'main'],
  ],
  ['a credential helper', () => config('credential.helper', `!${program}`), null],
]

describe('before the site is trusted', () => {
  it.each(traps)('%s does not run', async (_name, lay, springs) => {
    await lay()
    if (springs) {
      try {
        git(folder.path, ...springs)
      } catch {
        // A trap makes the command fail more often than not.
      }
      expect(existsSync(marker)).toBe(true)
      await rm(marker)
      await writeFiles(folder.path, { 'a.md': `three ${Math.random()}\n` })
    }
    const root = folder.path
    const status = await gitStatus({
      root,
      trusted: false,
      post: PostPath.parse('a.md'),
      images: [],
      title: 'x',
    })
    const committed = await gitCommit({ root, trusted: false, files: [SitePath.parse('a.md')], message: 'x' })
    const sent = await gitSend({ root, trusted: false })
    expect(existsSync(marker)).toBe(false)
    expect([status.kind, committed.kind, sent.kind]).toEqual(['untrusted', 'untrusted', 'untrusted'])
    expect(status.kind === 'untrusted' && status.programs.length).toBeGreaterThan(0)
  })

  it('a repository that names no program needs no question', async () => {
    const root = folder.path
    expect(
      (await gitStatus({ root, trusted: false, post: PostPath.parse('a.md'), images: [], title: 'x' })).kind,
    ).toBe('ready')
    expect(
      (await gitCommit({ root, trusted: false, files: [SitePath.parse('a.md')], message: 'x' })).kind,
    ).toBe('committed')
    expect((await gitSend({ root, trusted: false })).kind).toBe('sent')
  })
})
