// What an edit would do, for the author to read: files by name, sizes before and after, and each line that changes.
import type { SiteEditPlan, TextHunk } from '../../shared/contract/site-edits.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { beforeAfter, leftWords, planWords } from './edit-words.ts'
import { groupedMoves, nameWords } from './grouped-moves.ts'
import { factWords } from './picture-words.ts'

export function PlanView({ plan }: { readonly plan: SiteEditPlan }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too
    <section className="plan" tabIndex={0} aria-label="What it touches">
      <p className="plan-summary">{planWords(plan)}</p>
      {plan.moves.length > 0 && (
        <Part title="Moved">
          {groupedMoves(plan.moves).map(({ from, to, names }) => (
            <li key={`${from} ${to}`} className="plan-move">
              {from} <span>→ {to}</span>
              {names.length > 0 && <small>{nameWords(names)}</small>}
            </li>
          ))}
        </Part>
      )}
      {plan.remade.length > 0 && (
        <Part title="Made anew">
          {plan.remade.map(({ path, to, before, after }) => (
            <li key={path} className="plan-size">
              <span>{path === to ? path : `${path} → ${to}`}</span>
              <small
                title={after === null ? factWords(before) : `${factWords(before)} → ${factWords(after)}`}
              >
                {beforeAfter(before.sizeBytes, after?.sizeBytes ?? null)}
              </small>
            </li>
          ))}
        </Part>
      )}
      {plan.removed.length > 0 && (
        <Part title="To the bin">
          {plan.removed.map(({ path, sizeBytes }) => (
            <li key={path} className="plan-size">
              <span>{path}</span>
              <small>{sizeWords(sizeBytes)}</small>
            </li>
          ))}
        </Part>
      )}
      {plan.left.length > 0 && (
        <Part title="Left alone">
          {plan.left.map(({ path, why }) => (
            <li key={path} className="plan-left">
              {path} {leftWords({ why })}.
            </li>
          ))}
        </Part>
      )}
      {plan.texts.map(({ path, hunks }) => (
        <section key={path} className="plan-part">
          <h3>{path}</h3>
          <div className="plan-diff">
            {hunks.map((hunk) => (
              <Hunk key={hunk.line} hunk={hunk} />
            ))}
          </div>
        </section>
      ))}
    </section>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="plan-part">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Hunk({ hunk }: { hunk: TextHunk }) {
  return (
    <>
      {hunk.before.map((line, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one plan never move
        <Line key={`before ${nth}`} mark="−" line={hunk.line + nth} text={line} />
      ))}
      {hunk.after.map((line, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one plan never move
        <Line key={`after ${nth}`} mark="+" line={hunk.line + nth} text={line} />
      ))}
    </>
  )
}

/** Its mark is read aloud in words; its colour only repeats it. */
function Line({ mark, line, text }: { mark: '−' | '+'; line: number; text: string }) {
  const Marked = mark === '−' ? 'del' : 'ins'
  return (
    <p className={mark === '−' ? 'plan-before' : 'plan-after'}>
      <span className="plan-line">{line}</span>
      <span aria-hidden="true">{mark} </span>
      <span className="unseen">{mark === '−' ? 'Before: ' : 'After: '}</span>
      <Marked>{text}</Marked>
    </p>
  )
}
