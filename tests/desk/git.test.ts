// A post handed to Git, against real repositories: what would go, what went, and that nothing else moved.
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gitCommit } from '../../electron/desk/git/commit.ts'
import { gitSend, sendFailure } from '../../electron/desk/git/push.ts'
import { gitStatus, readEntries } from '../../electron/desk/git/status.ts'
import { PostPath, SitePath } from '../../shared/contract/paths.ts'
import { git, type TemporaryFolder, temporaryFolder, writeFiles } from '../support/sites.ts'

let folder: TemporaryFolder

beforeEach(async () => {
  folder = await temporaryFolder('repository')
})
afterEach(() => folder.remove())

const at = (file: string) => path.join(folder.path, file)

async function repository(files: Readonly<Record<string, string>>): Promise<void> {
  await writeFiles(folder.path, files)
  git(folder.path, 'init', '-b', 'main')
  git(folder.path, 'config', 'user.name', 'Ada Author')
  git(folder.path, 'config', 'user.email', 'ada@example.org')
  git(folder.path, 'add', '.')
  git(folder.path, 'commit', '-m', 'Begin')
}

const status = (post: string, images: readonly string[] = [], root = folder.path, trusted = false) =>
  gitStatus({
    root,
    trusted,
    post: PostPath.parse(post),
    images: images.map((image) => SitePath.parse(image)),
    title: 'A walk',
  })

const commit = (files: readonly string[], message = 'A walk', trusted = false) =>
  gitCommit({ root: folder.path, trusted, files: files.map((file) => SitePath.parse(file)), message })

/** The index and the work tree, to the last byte. */
const everything = () =>
  [
    git(folder.path, 'ls-files', '-s', '-z'),
    git(folder.path, 'diff', '--cached', '--binary'),
    git(folder.path, 'diff', '--binary'),
  ].join('\n')

describe('the status of a post', () => {
  it('lists the post and its pictures that are new or changed, and counts the others', async () => {
    await repository({ 'posts/a.md': 'one\n', 'posts/b.md': 'b\n', 'posts/a-images/old.png': 'old' })
    await writeFiles(folder.path, {
      'posts/a.md': 'one\ntwo\n',
      'posts/b.md': 'B\n',
      'posts/a-images/new.png': 'new!',
      'c.txt': 'c',
    })
    expect(await status('posts/a.md', ['posts/a-images/old.png', 'posts/a-images/new.png'])).toMatchObject({
      kind: 'ready',
      branch: 'main',
      upstream: null,
      files: [
        { path: 'posts/a.md', kind: 'post', change: 'changed', added: 1, removed: 0 },
        { path: 'posts/a-images/new.png', kind: 'image', change: 'new', sizeBytes: 4 },
      ],
      others: 2,
      message: 'Update: A walk',
      hasIdentity: true,
      underWay: null,
    })
  })

  it('knows a site below the repository’s top, and a repository without a commit', async () => {
    await writeFiles(folder.path, { 'docs/posts/a.md': 'one\n', 'x.txt': 'x' })
    git(folder.path, 'init', '-b', 'main')
    expect(await status('posts/a.md', [], at('docs'))).toMatchObject({
      kind: 'ready',
      branch: 'main',
      files: [{ path: 'posts/a.md', change: 'new', added: 1 }],
      message: 'Publish: A walk',
    })
  })

  it('says so where there is no repository, and what is under way', async () => {
    await writeFiles(folder.path, { 'a.md': 'x\n' })
    expect(await status('a.md')).toEqual({ kind: 'no-repository' })
    await repository({})
    await writeFile(at('.git/MERGE_HEAD'), git(folder.path, 'rev-parse', 'HEAD'))
    expect(await status('a.md')).toMatchObject({ underWay: 'merge' })
  })

  it('reads every entry of the format', () => {
    const zero = '0'.repeat(40)
    const out = [
      '# branch.oid abc',
      '# branch.head main',
      '# branch.upstream origin/main',
      '# branch.ab +2 -1',
      `1 .M N... 100644 100644 100644 ${'a'.repeat(40)} ${'a'.repeat(40)} a b.md`,
      `1 A. N... 000000 100644 100644 ${zero} ${'a'.repeat(40)} new.md`,
      `2 R. N... 100644 100644 100644 ${'a'.repeat(40)} ${'a'.repeat(40)} R100 to.md`,
      'from.md',
      '? un\ntracked.md',
      '',
    ].join('\0')
    expect(readEntries(out)).toEqual({
      commit: 'abc',
      branch: 'main',
      upstream: 'origin/main',
      ahead: 2,
      behind: 1,
      entries: [
        { path: 'a b.md', isNew: false },
        { path: 'new.md', isNew: true },
        { path: 'to.md', isNew: true },
        { path: 'un\ntracked.md', isNew: true },
      ],
    })
  })
})

describe('a commit', () => {
  it('holds exactly the files; what else is changed or staged stays, byte for byte', async () => {
    await repository({ 'a.md': 'one\n', 'b.md': 'b\n', 'c.md': 'c\n', 'd.md': 'd\n' })
    await writeFiles(folder.path, {
      'a.md': 'two\n',
      'a-images/x.png': 'x',
      'b.md': 'staged\n',
      'c.md': 'changed\n',
      'e.md': 'untracked\n',
      'f.md': 'added\n',
    })
    git(folder.path, 'add', 'b.md', 'f.md')
    await writeFile(at('b.md'), 'staged, then changed\n')
    const before = [
      git(folder.path, 'diff', '--cached', '--', 'b.md', 'f.md'),
      git(folder.path, 'diff', '--', 'b.md', 'c.md'),
    ]
    const outcome = await commit(['a.md', 'a-images/x.png'], 'Publish: “Ümläut” $(id) `x`\n\nBody.')
    expect(outcome).toMatchObject({ kind: 'committed', files: 2 })
    expect(git(folder.path, 'show', '--name-only', '--format=%B', 'HEAD').trim().split('\n')).toEqual([
      'Publish: “Ümläut” $(id) `x`',
      '',
      'Body.',
      '',
      '',
      'a-images/x.png',
      'a.md',
    ])
    expect([
      git(folder.path, 'diff', '--cached', '--', 'b.md', 'f.md'),
      git(folder.path, 'diff', '--', 'b.md', 'c.md'),
    ]).toEqual(before)
    expect(git(folder.path, 'diff', '--cached', '--name-only').trim().split('\n')).toEqual(['b.md', 'f.md'])
    expect(git(folder.path, 'status', '--porcelain', 'e.md').trim()).toBe('?? e.md')
  })

  it('is the first one of a repository, too', async () => {
    await writeFiles(folder.path, { 'a.md': 'x\n', 'b.md': 'y\n' })
    git(folder.path, 'init', '-b', 'main')
    git(folder.path, 'config', 'user.name', 'Ada')
    git(folder.path, 'config', 'user.email', 'ada@example.org')
    expect(await commit(['a.md'])).toMatchObject({ kind: 'committed' })
    expect(git(folder.path, 'ls-tree', '-r', '--name-only', 'HEAD').trim()).toBe('a.md')
  })

  it('takes a post that was deleted', async () => {
    await repository({ 'a.md': 'x\n', 'b.md': 'y\n' })
    await rm(at('a.md'))
    expect(await status('a.md')).toMatchObject({ files: [{ path: 'a.md', change: 'deleted' }] })
    expect(await commit(['a.md'])).toMatchObject({ kind: 'committed' })
    expect(git(folder.path, 'ls-tree', '-r', '--name-only', 'HEAD').trim()).toBe('b.md')
  })

  it.each([
    '-rf.md',
    '--upload-pack=x.md',
    ':(glob)x.md',
    'a b.md',
    'quote".md',
    "it's.md",
    'new\nline.md',
    'tab\t.md',
    '$(id).md',
    '*.md',
    'é.md',
    '日本語.md',
    '#x.md',
  ])('takes a file named %j and no other', async (name) => {
    await repository({ 'plain.md': 'x\n' })
    await writeFiles(folder.path, { [name]: 'odd\n', 'plain.md': 'changed\n', 'other.md': 'new\n' })
    expect(await status(name)).toMatchObject({ files: [{ path: name, change: 'new' }] })
    expect(await commit([name])).toMatchObject({ kind: 'committed' })
    expect(git(folder.path, 'show', '--name-only', '-z', '--format=', 'HEAD')).toBe(`${name}\0`)
  })

  it('that does not come about leaves the index as it was', async () => {
    await repository({ 'a.md': 'x\n', 'b.md': 'y\n' })
    await writeFiles(folder.path, { 'new.md': 'new\n', 'b.md': 'staged\n' })
    git(folder.path, 'add', 'b.md')
    await writeFiles(folder.path, {
      '.git/hooks/pre-commit': '#!/bin/sh\necho "No posts on Fridays" >&2\nexit 1\n',
    })
    await chmod(at('.git/hooks/pre-commit'), 0o755)
    const before = everything()
    expect(await commit(['new.md'])).toEqual({ kind: 'untrusted' })
    expect(everything()).toBe(before)
    expect(await commit(['new.md'], 'x', true)).toEqual({
      kind: 'refused-by-hook',
      detail: 'No posts on Fridays',
    })
    expect(everything()).toBe(before)
    await writeFile(at('.git/index.lock'), '')
    expect((await commit(['b.md'], 'x', true)).kind).toBe('locked')
    await rm(at('.git/index.lock'))
    await rm(at('.git/hooks/pre-commit'))
    expect(everything()).toBe(before)
    expect(await commit(['a.md'], 'x', true)).toMatchObject({ kind: 'nothing-to-commit' })
    expect(everything()).toBe(before)
  })

  it('says that Git knows no name, and stays', async () => {
    await repository({ 'a.md': 'x\n' })
    git(folder.path, 'config', '--unset', 'user.name')
    git(folder.path, 'config', '--unset', 'user.email')
    git(folder.path, 'config', 'user.useConfigOnly', 'true')
    await writeFile(at('a.md'), 'y\n')
    const kept = { global: process.env.GIT_CONFIG_GLOBAL, system: process.env.GIT_CONFIG_SYSTEM }
    process.env.GIT_CONFIG_GLOBAL = '/dev/null'
    process.env.GIT_CONFIG_SYSTEM = '/dev/null'
    try {
      expect(await status('a.md')).toMatchObject({ hasIdentity: false })
      expect(await commit(['a.md'])).toEqual({ kind: 'no-identity' })
    } finally {
      Object.assign(process.env, { GIT_CONFIG_GLOBAL: kept.global, GIT_CONFIG_SYSTEM: kept.system })
      if (kept.global === undefined) delete process.env.GIT_CONFIG_GLOBAL
      if (kept.system === undefined) delete process.env.GIT_CONFIG_SYSTEM
    }
    expect(await readFile(at('a.md'), 'utf8')).toBe('y\n')
  })

  it('law: whatever is chosen of whatever changed, the commit holds that and the rest stays', async () => {
    await repository(Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.md`, 'x\n'])))
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(['0.md', '1.md', '2.md', '3.md', '4.md', '5.md'], { minLength: 1 }),
        fc.subarray(['0.md', '1.md', '2.md']),
        fc.nat(),
        async (chosen, staged, salt) => {
          await writeFiles(
            folder.path,
            Object.fromEntries(
              Array.from({ length: 6 }, (_, n) => [`${n}.md`, `${salt} ${n} ${Math.random()}\n`]),
            ),
          )
          if (staged.length > 0) git(folder.path, 'add', ...staged)
          const rest = staged.filter((file) => !chosen.includes(file))
          const before = rest.length > 0 ? git(folder.path, 'ls-files', '-s', '--', ...rest) : ''
          expect((await commit(chosen)).kind).toBe('committed')
          expect(git(folder.path, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual(
            [...chosen].sort(),
          )
          if (rest.length > 0) expect(git(folder.path, 'ls-files', '-s', '--', ...rest)).toBe(before)
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('sending', () => {
  async function withRemote(): Promise<TemporaryFolder> {
    await repository({ 'a.md': 'x\n' })
    const remote = await temporaryFolder('remote')
    git(remote.path, 'init', '--bare', '-b', 'main')
    git(folder.path, 'remote', 'add', 'origin', remote.path)
    return remote
  }
  const send = (trusted = false) => gitSend({ root: folder.path, trusted })

  it('goes to the only remote, which becomes the upstream; then there is nothing to send', async () => {
    const remote = await withRemote()
    expect(await send()).toEqual({ kind: 'sent', to: 'origin/main' })
    expect(git(remote.path, 'rev-parse', 'main')).toBe(git(folder.path, 'rev-parse', 'HEAD'))
    expect(await send()).toEqual({ kind: 'nothing-to-send' })
    expect(await status('a.md')).toMatchObject({ upstream: 'origin/main', ahead: 0 })
    await remote.remove()
  })

  it('says what stands in the way, and never forces', async () => {
    const remote = await withRemote()
    await send()
    const other = await temporaryFolder('other')
    git(other.path, 'clone', '-q', remote.path, '.')
    await writeFiles(other.path, { 'theirs.md': 'x\n' })
    git(other.path, 'add', '.')
    git(other.path, 'commit', '-m', 'Theirs')
    git(other.path, 'push')
    await writeFile(at('a.md'), 'mine\n')
    await commit(['a.md'])
    expect(await send()).toEqual({ kind: 'behind', remote: 'origin' })
    git(folder.path, 'pull', '--rebase', '-q')
    await writeFiles(remote.path, {
      'hooks/pre-receive': '#!/bin/sh\necho "Closed for the season" >&2\nexit 1\n',
    })
    await chmod(path.join(remote.path, 'hooks/pre-receive'), 0o755)
    expect(await send()).toMatchObject({ kind: 'refused', detail: 'Closed for the season' })
    git(folder.path, 'remote', 'set-url', 'origin', path.join(remote.path, 'gone'))
    expect(await send()).toEqual({ kind: 'offline', remote: 'origin' })
    git(folder.path, 'remote', 'set-url', 'origin', 'http://127.0.0.1:9/x.git')
    expect(await send()).toEqual({ kind: 'offline', remote: 'origin' })
    git(folder.path, 'checkout', '-q', '--detach')
    expect(await send()).toEqual({ kind: 'detached' })
    await Promise.all([remote.remove(), other.remove()])
  })

  it('says that there is no remote', async () => {
    await repository({ 'a.md': 'x\n' })
    expect(await send()).toEqual({ kind: 'no-remote' })
  })

  it.each([
    ["fatal: could not read Username for 'https://example.org': terminal prompts disabled", 'needs-login'],
    [
      'git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.',
      'needs-login',
    ],
    [
      'remote: Invalid username or token. Password authentication is not supported for Git operations.',
      'needs-login',
    ],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', 'needs-login'],
    ["fatal: unable to access 'https://example.org/': Could not resolve host: example.org", 'offline'],
    [
      'ssh: connect to host example.org port 22: Network is unreachable\nfatal: Could not read from remote repository.',
      'offline',
    ],
    [
      "fatal: unable to access 'https://example.org/': Failed to connect to example.org port 443 after 3 ms",
      'offline',
    ],
    ['remote: error: GH006: Protected branch update failed for refs/heads/main.', 'refused'],
    ['remote: error: File a.mp4 is 120.00 MB; this exceeds the size limit', 'refused'],
  ])('knows what %j means', (err, kind) => {
    expect(sendFailure({ out: '', err }, 'origin').kind).toBe(kind)
  })
})
