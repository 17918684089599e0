// What is told when an import is over, and what can still be done with what landed: shown in another way, taken out
// again, tried again without a drawing's scripts.
import { isFailure } from '../../../shared/contract/failure.ts'
import { type NoticeAction, showNotice } from '../../notices/notices-store.ts'
import type { PostWriter } from '../../post/open-post.ts'
import { failureSentence, type Outcome, scriptSentence, summaryOf } from './import-summary.ts'
import { landedBy, showAs, takeOut } from './landed-images.ts'
import type { SeveralForm } from './site-habit.ts'

type Landed = {
  readonly writer: PostWriter
  readonly id: number
  /** Where the files are, as the post writes it. */
  readonly folder: string
}

type Told = Landed & { readonly outcome: Outcome; addWithoutScripts(): void }

export function tellOutcome({ outcome, addWithoutScripts, ...landed }: Told): void {
  const active = outcome.failures.filter((one) => isFailure(one, 'image-active')).filter(hasScripts)
  const failed = failureSentence(outcome.failures.filter((one) => !active.some((other) => other === one)))
  if (failed !== null) showNotice({ kind: 'fault', text: failed })
  if (active.length > 0) {
    const action = { label: 'Add without scripts', run: addWithoutScripts }
    showNotice({ kind: 'fault', text: scriptSentence(active.map(({ data }) => data.name)), action })
  }
  const summary = summaryOf(outcome)
  if (summary !== null) showNotice({ kind: 'done', text: summary, ...offers(landed) })
}

const hasScripts = ({ data }: { readonly data: { readonly what: string } }) => data.what === 'scripts'

const forms: readonly (readonly [form: SeveralForm, offer: string, done: string])[] = [
  ['lines', 'As lines', 'Each picture has a line of its own.'],
  ['gallery', 'As a gallery', 'The pictures are a gallery.'],
  ['table', 'As a table', 'The pictures are a table.'],
]

function offers(landed: Landed): { action?: NoticeAction; others?: readonly NoticeAction[] } {
  const { writer, id, folder } = landed
  const now = landedBy(writer.state(), id)
  if (now === null || now.from === now.to) return {}
  const ways = forms.filter(([form]) => now.targets.length > 1 && form !== now.habit.several)
  return {
    action: {
      label: 'Undo',
      run() {
        const spec = takeOut(writer.state(), id)
        if (spec === null) return
        writer.dispatch(spec)
        const place = folder === '' ? 'beside the post' : `in ${folder}`
        showNotice({ kind: 'note', text: `The pictures are out of the text. Their files stay ${place}.` })
      },
    },
    others: ways.map(([form, label, done]) => ({
      label,
      run() {
        const spec = showAs(writer.state(), id, form)
        if (spec === null) return
        writer.dispatch(spec)
        showNotice({ kind: 'done', text: done, ...offers(landed) })
      },
    })),
  }
}
