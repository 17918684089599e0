// An edit of many files, from its plan to its undo: it says what it would touch before anything is written.
import { useEffect, useRef, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import { type DeskFailure, isFailure } from '../../shared/contract/failure.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { SiteEdit, SiteEditPlan } from '../../shared/contract/site-edits.ts'
import { sentenceOf } from '../notices/sentences.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import { editTitle, isEmptyPlan } from './edit-words.ts'
import { PlanView } from './plan-view.tsx'
import './edit-dialog.css'

export type DoneEdit = {
  readonly edit: SiteEdit
  /** Where files lie now. */
  readonly moves: readonly { readonly from: SitePath; readonly to: SitePath }[]
  readonly undo: string
  readonly files: number
  readonly savedBytes: number
}

type Props = {
  readonly desk: Desk
  /** What is unsaved in it would stand in the plan's way. */
  readonly post: OpenPost | null
  readonly edit: SiteEdit
  onDone(done: DoneEdit): Promise<void>
  onClose(): void
}

type Step =
  | { readonly kind: 'planning' }
  | { readonly kind: 'planned'; readonly plan: SiteEditPlan; readonly stale: string | null }
  | { readonly kind: 'working'; readonly plan: SiteEditPlan }
  | { readonly kind: 'failed'; readonly failure: DeskFailure }

export function EditDialog({ desk, post, edit, onDone, onClose }: Props) {
  const [step, setStep] = useState<Step>({ kind: 'planning' })
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const cancel = useRef<AbortController | null>(null)

  useEffect(() => desk.on('siteEdits.progress', setProgress), [desk])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one edit is planned once, when its dialog opens
  useEffect(() => {
    void plan(null)
    return () => cancel.current?.abort()
  }, [edit])

  /** Runs one call of the desk that can be cancelled; what fails is shown in the dialog's place. */
  async function work(call: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const own = new AbortController()
    cancel.current = own
    setProgress(null)
    try {
      await call(own.signal)
    } catch (error) {
      if (!isFailure(error)) throw error
      if (!own.signal.aborted) setStep({ kind: 'failed', failure: error })
    }
  }

  function plan(stale: string | null): Promise<void> {
    setStep({ kind: 'planning' })
    return work(async (signal) => {
      await post?.saveNow()
      const found = await desk['siteEdits.plan'](edit, signal)
      if (!signal.aborted) setStep({ kind: 'planned', plan: found, stale })
    })
  }

  async function carryOut(planned: SiteEditPlan): Promise<void> {
    setStep({ kind: 'working', plan: planned })
    await work(async (signal) => {
      const outcome = await desk['siteEdits.carryOut']({ id: planned.id }, signal).catch(async (error) => {
        // The post may have heard of what was written by then, and is taken back.
        await post?.catchUp()
        throw error
      })
      if (outcome.kind === 'stale') return plan(outcome.path)
      await onDone({ edit, ...outcome })
    })
    // Cancelled: the site is as it was, and so is the plan.
    setStep((now) => (now.kind === 'working' ? { kind: 'planned', plan: planned, stale: null } : now))
  }

  /** While it works, leaving means cancelling; the plan then stands there again. */
  const leave = () => (step.kind === 'working' ? cancel.current?.abort() : onClose())

  return (
    <Dialog title={editTitle(edit)} onClose={leave}>
      <div className="dialog-body edit-dialog">
        {step.kind === 'planning' && <Working words="Working out what it touches…" progress={progress} />}
        {step.kind === 'failed' && (
          <p className="edit-failed" role="alert">
            {sentenceOf(step.failure)}
          </p>
        )}
        {(step.kind === 'planned' || step.kind === 'working') && (
          <>
            {step.kind === 'planned' && step.stale !== null && (
              <p className="edit-stale" role="alert">
                “{step.stale}” changed meanwhile, so nothing was done. This is the plan for how the site is
                now.
              </p>
            )}
            <PlanView plan={step.plan} />
            {step.kind === 'working' && <Working words="Carrying it out…" progress={progress} />}
          </>
        )}
        <div className="dialog-actions">
          {step.kind === 'working' ? (
            <Button onClick={() => cancel.current?.abort()}>Cancel</Button>
          ) : (
            <>
              <Button onClick={onClose}>{step.kind === 'failed' ? 'Close' : 'Cancel'}</Button>
              {step.kind === 'failed' && <Button onClick={() => void plan(null)}>Try again</Button>}
              <Button
                look="primary"
                disabled={step.kind !== 'planned' || isEmptyPlan(step.plan)}
                onClick={() => step.kind === 'planned' && void carryOut(step.plan)}
              >
                Carry out
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** Stands over the desk while `edit` is taken back; it goes by itself. */
export function TakingBack({ edit }: Pick<Props, 'edit'>) {
  return (
    <Dialog title={editTitle(edit)} onClose={() => undefined}>
      <div className="dialog-body edit-dialog">
        <Working words="Taking it back…" progress={null} />
      </div>
    </Dialog>
  )
}

type WorkingProps = {
  readonly words: string
  readonly progress: { readonly done: number; readonly total: number } | null
}

function Working({ words, progress }: WorkingProps) {
  return (
    <div className="edit-working">
      <p>{words}</p>
      <progress
        className="edit-progress"
        aria-label={words.replace('…', '')}
        {...(progress === null ? {} : { max: Math.max(1, progress.total), value: progress.done })}
      />
    </div>
  )
}
