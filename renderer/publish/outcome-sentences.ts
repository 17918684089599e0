// What came of a commit or of sending, in one sentence: what happened, what is safe, what to do.
import type { CommitOutcome, SendOutcome } from '../../shared/contract/git.ts'

export type Told = { readonly kind: 'done' | 'waiting' | 'fault'; readonly text: string }

export function commitSentence(outcome: CommitOutcome): Told {
  switch (outcome.kind) {
    case 'committed':
      return {
        kind: 'done',
        text: outcome.files === 1 ? 'Committed 1 file.' : `Committed ${outcome.files} files.`,
      }
    case 'nothing-to-commit':
      return { kind: 'waiting', text: 'Nothing has changed since the last commit.' }
    case 'no-identity':
      return { kind: 'fault', text: identitySentence }
    case 'locked':
      return {
        kind: 'fault',
        text: 'Another Git program is at work in this repository. Your files are safe; commit again when it is done.',
      }
    case 'refused-by-hook':
      return {
        kind: 'fault',
        text: `A hook of this repository refused the commit: ${outcome.detail}. Your files are safe.`,
      }
    case 'untrusted':
      return {
        kind: 'fault',
        text: 'This repository would run programs. Nothing was committed; trust the site first.',
      }
  }
}

export const identitySentence =
  'Git does not know your name yet, so nothing can be committed. Your post is saved; tell Git once with: git config --global user.name "Your Name" and git config --global user.email you@example.org'

export function sendSentence(outcome: SendOutcome): Told {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'done', text: `Sent to ${outcome.to}.` }
    case 'nothing-to-send':
      return { kind: 'done', text: 'All of it was sent before.' }
    case 'no-remote':
      return {
        kind: 'waiting',
        text: 'The commit is kept here. This repository has no remote to send it to; add one with git remote add.',
      }
    case 'offline':
      return {
        kind: 'waiting',
        text: `${outcome.remote} cannot be reached. The commit is kept here; send it when you are back.`,
      }
    case 'needs-login':
      return {
        kind: 'waiting',
        text: `${outcome.remote} wants a login that Git does not have. The commit is kept here; push once from a terminal, then Git remembers it.`,
      }
    case 'behind':
      return {
        kind: 'waiting',
        text: `${outcome.remote} has commits that are not here. The commit is kept here; pull first, then send.`,
      }
    case 'refused':
      return {
        kind: 'fault',
        text: `${outcome.remote} refused the commit: ${outcome.detail}. It is kept here.`,
      }
    case 'detached':
      return {
        kind: 'waiting',
        text: 'No branch is checked out. The commit is kept here; check out a branch to send it.',
      }
    case 'untrusted':
      return {
        kind: 'fault',
        text: 'This repository would run programs. Nothing was sent; trust the site first.',
      }
  }
}
