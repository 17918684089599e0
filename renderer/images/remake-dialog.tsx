// Asks how pictures that are there already are to be shrunk or converted, and shows it on the first of them.
import { type FormEvent, useState } from 'react'
import type { ImageRecipe } from '../../shared/contract/images.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import { sizeWords } from '../../shared/text/size-words.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import type { PictureTools } from './picture-tools.ts'
import { countWords } from './picture-words.ts'
import { RecipeFields } from './recipe-fields.tsx'
import { RecipeTrial } from './recipe-trial.tsx'

type Props = {
  readonly tools: PictureTools
  readonly paths: readonly SitePath[]
  readonly sizeBytes: number
  onRemake(recipe: ImageRecipe): void
  onClose(): void
}

export function RemakeDialog({ tools, paths, sizeBytes, onRemake, onClose }: Props) {
  const [recipe, setRecipe] = useState(() => tools.images.store.getState().settings.recipe)
  const [first] = paths

  function submit(event: FormEvent): void {
    event.preventDefault()
    onRemake(recipe)
  }

  return (
    <Dialog title="Shrink or convert" onClose={onClose}>
      <form className="dialog-body" onSubmit={submit}>
        <p className="dialog-hint">
          {countWords(paths.length, 'picture')}, {sizeWords(sizeBytes)} together.
        </p>
        <RecipeFields recipe={recipe} onChange={(changed) => setRecipe({ ...recipe, ...changed })} />
        {first !== undefined && (
          <RecipeTrial desk={tools.desk} site={tools.site} path={first} recipe={recipe} />
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Show what changes…
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
