// The Publish panel: what a commit of this post would hold, its message, and the way out.

import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../../shared/contract/contract.ts'
import type { GitFile, GitStatus } from '../../shared/contract/git.ts'
import type { Site } from '../../shared/contract/site.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { followGit, type GitStore } from './git-store.ts'
import { commitSentence, identitySentence, sendSentence, type Told } from './outcome-sentences.ts'
import './publish-panel.css'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly post: OpenPost | null
  onSite(site: Site): void
}

export function PublishPanel({ desk, site, post, onSite }: Props) {
  const [git, setGit] = useState<GitStore | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: trust changes what Git may tell
  useEffect(() => {
    if (!post) return
    const started = followGit(desk, post)
    setGit(started)
    return () => {
      setGit(null)
      started.stop()
    }
  }, [desk, post, site.trusted])
  return (
    <section className="publish" aria-labelledby="publish-heading">
      {post === null && (
        <>
          <h2 id="publish-heading">Publish</h2>
          <p>Open a post to publish it.</p>
        </>
      )}
      {post !== null && git !== null && (
        <PublishPost key={post.path} desk={desk} post={post} git={git} onSite={onSite} />
      )}
    </section>
  )
}

type PostProps = {
  readonly desk: Desk
  readonly post: OpenPost
  readonly git: GitStore
  onSite(site: Site): void
}

function PublishPost({ desk, post, git, onSite }: PostProps) {
  const { status } = useStore(git.store)
  return (
    <>
      <header className="publish-header">
        <h2 id="publish-heading">Publish</h2>
        {status?.kind === 'ready' && <span>{way(status)}</span>}
      </header>
      {status === null && <p>Asking Git…</p>}
      {status?.kind === 'no-git' && (
        <p>Git is not installed on this computer. Your post is saved; install Git to publish it.</p>
      )}
      {status?.kind === 'no-repository' && (
        <p>
          This site is not in a Git repository. Your post is saved; run “git init” in its folder to publish
          from here.
        </p>
      )}
      {status?.kind === 'untrusted' && <Untrusted desk={desk} programs={status.programs} onSite={onSite} />}
      {status?.kind === 'ready' && <Ready desk={desk} post={post} git={git} status={status} />}
    </>
  )
}

type ReadyStatus = Extract<GitStatus, { kind: 'ready' }>

function way({ branch, upstream }: ReadyStatus): string {
  return `${branch ?? 'no branch'} → ${upstream?.split('/')[0] ?? 'not sent yet'}`
}

function Untrusted({
  desk,
  programs,
  onSite,
}: {
  desk: Desk
  programs: readonly string[]
  onSite(site: Site): void
}) {
  return (
    <div className="publish-told publish-waiting">
      <p>
        This repository’s settings name programs that Git would run on this computer. Nothing of it runs until
        you trust the site:
      </p>
      <ul>
        {programs.map((program) => (
          <li key={program}>
            <code>{program}</code>
          </li>
        ))}
      </ul>
      <Button onClick={() => desk['site.trust']({ trusted: true }).then(onSite, showFailure)}>
        Trust this site
      </Button>
    </div>
  )
}

type ReadyProps = Omit<PostProps, 'onSite'> & { readonly status: ReadyStatus }

function Ready({ desk, post, git, status }: ReadyProps) {
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [told, setTold] = useState<readonly Told[]>([])
  const images = status.files.filter(({ kind }) => kind === 'image')
  const canCommit = status.files.length > 0 && status.underWay === null && status.hasIdentity && busy === null

  async function commit(): Promise<boolean> {
    setBusy('Committing')
    await post.saveNow()
    // What was typed until now is on disk by now, and may have changed what the commit holds.
    await git.refresh()
    const now = git.store.getState().status
    if (now?.kind !== 'ready') return false
    const files = now.files.map(({ path }) => path)
    const outcome =
      files.length === 0
        ? ({ kind: 'nothing-to-commit' } as const)
        : await desk['git.commit']({ files, message: message?.trim() || now.message })
    setTold([commitSentence(outcome)])
    if (outcome.kind === 'committed') setMessage(null)
    return outcome.kind === 'committed'
  }

  async function send(): Promise<void> {
    setBusy('Sending')
    const outcome = await desk['git.send']({})
    setTold((before) => [...before, sendSentence(outcome)])
  }

  function run(work: () => Promise<unknown>): void {
    setTold([])
    work()
      .catch(showFailure)
      .finally(() => {
        setBusy(null)
        void git.refresh()
      })
  }

  return (
    <>
      <h3>This post</h3>
      {status.files.length === 0 ? (
        <p>Nothing has changed since the last commit.</p>
      ) : (
        <ul className="publish-files">
          {status.files
            .filter(({ kind }) => kind === 'post')
            .map((file) => (
              <FileRow key={file.path} file={file} />
            ))}
          {images.length > 3 ? (
            <li>
              <span>{images.length} pictures</span>
              <small>{sizeWords(images.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))}</small>
            </li>
          ) : (
            images.map((file) => <FileRow key={file.path} file={file} />)
          )}
        </ul>
      )}
      {status.others > 0 && (
        <p className="publish-others">
          <span>Not in this commit</span>
          <small>
            {status.others === 1 ? '1 other changed file' : `${status.others} other changed files`}
          </small>
        </p>
      )}
      <label className="field">
        <span>Message</span>
        <textarea
          className="input"
          aria-label="Message"
          rows={3}
          value={message ?? status.message}
          onChange={(event) => setMessage(event.target.value)}
        />
      </label>
      {status.underWay !== null && (
        <p className="publish-told publish-waiting">
          A {status.underWay} is under way in this repository. Your post is saved; finish it first, then
          commit.
        </p>
      )}
      {!status.hasIdentity && <p className="publish-told publish-waiting">{identitySentence}</p>}
      <div className="publish-actions">
        <Button
          look="primary"
          disabled={!canCommit}
          onClick={() => run(async () => (await commit()) && (await send()))}
        >
          Commit and send
        </Button>
        <Button disabled={!canCommit} onClick={() => run(commit)}>
          Commit
        </Button>
        {status.ahead > 0 && status.files.length === 0 && (
          <Button disabled={busy !== null} onClick={() => run(send)}>
            Send {status.ahead === 1 ? '1 commit' : `${status.ahead} commits`}
          </Button>
        )}
      </div>
      {busy !== null && <progress aria-label={busy} />}
      {told.map(({ kind, text }) => (
        <p key={text} className={`publish-told publish-${kind}`} role={kind === 'fault' ? 'alert' : 'status'}>
          {text}
        </p>
      ))}
    </>
  )
}

function FileRow({ file }: { file: GitFile }) {
  return (
    <li>
      <span>{file.path.split('/').at(-1)}</span>
      <small>
        {file.change === 'deleted' && 'deleted'}
        {file.change !== 'deleted' && file.added !== null && <ins>+{file.added}</ins>}{' '}
        {file.change !== 'deleted' && file.removed !== null && <del>−{file.removed}</del>}
        {file.added === null && file.change !== 'deleted' && sizeWords(file.sizeBytes)}
      </small>
    </li>
  )
}
