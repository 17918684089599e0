// A post handed to Git: what would go, the commit, and sending it.
import { z } from 'zod'
import { call, notice } from './declare.ts'
import { PostPath, SitePath } from './paths.ts'

const GitFile = z.strictObject({
  path: SitePath,
  kind: z.enum(['post', 'image']),
  change: z.enum(['new', 'changed', 'deleted']),
  /** Lines; null for a picture. */
  added: z.number().int().nullable(),
  removed: z.number().int().nullable(),
  sizeBytes: z.number(),
})
export type GitFile = z.output<typeof GitFile>

export const GitStatus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-git') }),
  z.strictObject({ kind: z.literal('no-repository') }),
  /** The repository names programs that Git would run; nothing runs until the author trusts the site. */
  z.strictObject({ kind: z.literal('untrusted'), programs: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('ready'),
    /** Null: a detached HEAD. */
    branch: z.string().nullable(),
    /** As `origin/main`; null where the branch has none. */
    upstream: z.string().nullable(),
    /** Commits that wait to be sent. */
    ahead: z.number().int(),
    behind: z.number().int(),
    files: z.array(GitFile),
    /** Changed or staged files that are not this post's; they stay as they are. */
    others: z.number().int(),
    message: z.string(),
    /** Git knows a name and an address to commit with. */
    hasIdentity: z.boolean(),
    /** A merge, rebase or the like is under way, so that nothing can be committed for one post alone. */
    underWay: z.string().nullable(),
  }),
])
export type GitStatus = z.output<typeof GitStatus>

export const CommitOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('committed'), id: z.string(), files: z.number().int() }),
  z.strictObject({ kind: z.literal('nothing-to-commit') }),
  z.strictObject({ kind: z.literal('no-identity') }),
  /** Another Git program holds the repository's lock. */
  z.strictObject({ kind: z.literal('locked') }),
  /** A hook of the (trusted) repository refused; `detail` is its last words. */
  z.strictObject({ kind: z.literal('refused-by-hook'), detail: z.string() }),
  z.strictObject({ kind: z.literal('untrusted') }),
])
export type CommitOutcome = z.output<typeof CommitOutcome>

export const SendOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sent'), to: z.string() }),
  z.strictObject({ kind: z.literal('nothing-to-send') }),
  z.strictObject({ kind: z.literal('no-remote') }),
  z.strictObject({ kind: z.literal('offline'), remote: z.string() }),
  /** The remote wants a name and a password that Git could not give without asking. */
  z.strictObject({ kind: z.literal('needs-login'), remote: z.string() }),
  /** The remote has commits that are not here. */
  z.strictObject({ kind: z.literal('behind'), remote: z.string() }),
  z.strictObject({ kind: z.literal('refused'), remote: z.string(), detail: z.string() }),
  z.strictObject({ kind: z.literal('detached') }),
  z.strictObject({ kind: z.literal('untrusted') }),
])
export type SendOutcome = z.output<typeof SendOutcome>

export const git = {
  /** What a commit of `post` would hold. `images` are the pictures that it shows, as site paths. */
  'git.status': call(z.strictObject({ post: PostPath, images: z.array(SitePath) }), GitStatus, [
    'git-failed',
  ]),
  /** Commits exactly `files`; what else is changed or staged stays as it was. */
  'git.commit': call(
    z.strictObject({ files: z.array(SitePath).min(1), message: z.string().min(1).max(20_000) }),
    CommitOutcome,
    ['git-failed', 'no-git', 'no-repository'],
  ),
  /** Sends the current branch to its upstream, or to the only remote, and makes that its upstream. */
  'git.send': call(z.strictObject({}), SendOutcome, ['git-failed', 'no-git', 'no-repository']),
  'git.progress': notice(z.strictObject({ doing: z.string(), percent: z.number().nullable() })),
}
