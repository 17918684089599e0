// What a recipe makes of one picture, in figures: before and after, asked anew as the choices change.
import { useEffect, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { ImageFacts, ImageRecipe } from '../../shared/contract/images.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { sentenceOf } from '../notices/sentences.ts'
import { factWords, fileNameOf, pictureAddress } from './picture-words.ts'
import './recipe.css'

type Props = {
  readonly desk: Desk
  readonly site: Site
  readonly path: SitePath
  readonly recipe: ImageRecipe
}

type Trial =
  | { readonly kind: 'trying' }
  | { readonly kind: 'tried'; readonly before: ImageFacts; readonly after: ImageFacts }
  | { readonly kind: 'failed'; readonly sentence: string }

const PAUSE_MS = 300

export function RecipeTrial({ desk, site, path, recipe }: Props) {
  const [trial, setTrial] = useState<Trial>({ kind: 'trying' })
  const { widestPx, format, quality, metadata } = recipe

  useEffect(() => {
    const cancel = new AbortController()
    setTrial((now) => (now.kind === 'failed' ? { kind: 'trying' } : now))
    const timer = setTimeout(() => {
      const asked = { widestPx, format, quality, metadata }
      desk['images.tryRecipe'](
        { source: { kind: 'site', path }, name: fileNameOf(path), recipe: asked },
        cancel.signal,
      )
        .then((tried) => {
          if (!cancel.signal.aborted) setTrial({ kind: 'tried', ...tried })
        })
        .catch((error: unknown) => {
          if (!isFailure(error)) throw error
          if (!cancel.signal.aborted) setTrial({ kind: 'failed', sentence: sentenceOf(error) })
        })
    }, PAUSE_MS)
    return () => {
      cancel.abort()
      clearTimeout(timer)
    }
  }, [desk, path, widestPx, format, quality, metadata])

  return (
    <section className="recipe-trial" aria-label="Before and after">
      <img src={pictureAddress(site, path, 320)} alt="" />
      <div className="recipe-figures" role="status">
        <p className="recipe-name">{fileNameOf(path)}</p>
        {trial.kind === 'trying' && <p>Trying it…</p>}
        {trial.kind === 'failed' && <p className="recipe-fault">{trial.sentence}</p>}
        {trial.kind === 'tried' && (
          <>
            <p>
              <span className="recipe-label">Before</span> {factWords(trial.before)}
              {trial.before.hasPlace && ' · with location'}
            </p>
            <p className="recipe-after">
              <span className="recipe-label">After</span> {factWords(trial.after)}
            </p>
            <p>{savingWords(trial.before.sizeBytes, trial.after.sizeBytes)}</p>
          </>
        )}
      </div>
    </section>
  )
}

function savingWords(before: number, after: number): string {
  if (after >= before) return 'Nothing to gain, so it would stay as it is.'
  return `It saves ${sizeWords(before - after)} (${Math.round((1 - after / before) * 100)} %).`
}
