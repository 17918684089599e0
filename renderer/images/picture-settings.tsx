// How pictures enter this site: where they go, what is done to them, what several become; each choice is kept at once.
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Contract } from '../../shared/contract/contract.ts'
import type { Output } from '../../shared/contract/declare.ts'
import type { ImageSettings } from '../../shared/contract/images.ts'
import type { SiteImage } from '../../shared/contract/site-images.ts'
import { showFailure } from '../notices/notices-store.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { Dialog } from '../theme/dialog.tsx'
import { PatternField } from './pattern-field.tsx'
import type { PictureTools } from './picture-tools.ts'
import { RecipeFields } from './recipe-fields.tsx'
import { RecipeTrial } from './recipe-trial.tsx'
import './picture-settings.css'

type Props = { readonly tools: PictureTools; onClose(): void }

export function PictureSettings({ tools, onClose }: Props) {
  const { images, desk, site, post } = tools
  useEffect(() => images.begin(), [images])
  const settings = useStore(images.store, (state) => state.settings)
  const change = (changed: Partial<ImageSettings>) => void images.changeSettings(changed).catch(showFailure)
  const tried = useLargest(tools)

  return (
    <Dialog title="Picture settings" onClose={onClose}>
      <div className="dialog-body picture-settings">
        <fieldset>
          <legend>Where they go</legend>
          <Place tools={tools} post={post} settings={settings} onChange={change} />
          <label className="field">
            <span>Letters of a name</span>
            <select
              className="input"
              value={settings.letters}
              onChange={({ target }) => change({ letters: target.value as ImageSettings['letters'] })}
            >
              <option value="unicode">Of every script: größe-猫.jpg</option>
              <option value="ascii">Plain ones alone: groesse.jpg</option>
            </select>
          </label>
        </fieldset>
        <fieldset>
          <legend>What is done to them</legend>
          <RecipeFields
            recipe={settings.recipe}
            onChange={(changed) => change({ recipe: { ...settings.recipe, ...changed } })}
          />
          {tried === null ? (
            <p className="dialog-hint">As soon as the site has a picture, this shows before and after.</p>
          ) : (
            <RecipeTrial desk={desk} site={site} path={tried.path} recipe={settings.recipe} />
          )}
        </fieldset>
        <fieldset>
          <legend>Originals</legend>
          <Originals originals={settings.originals} onChange={(originals) => change({ originals })} />
        </fieldset>
        <fieldset>
          <legend>Several at once</legend>
          <label className="field">
            <span>They become</span>
            <select
              className="input"
              value={settings.several}
              onChange={({ target }) => change({ several: target.value as ImageSettings['several'] })}
            >
              <option value="lines">Pictures one below the other</option>
              <option value="gallery">A gallery</option>
              <option value="table">A table, side by side</option>
            </select>
          </label>
        </fieldset>
        <div className="dialog-actions">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

type PlaceProps = {
  readonly tools: PictureTools
  readonly post: OpenPost | null
  readonly settings: ImageSettings
  onChange(changed: Partial<ImageSettings>): void
}

function Place({ tools, post, settings, onChange }: PlaceProps) {
  const { desk } = tools
  const [place, setPlace] = useState<Output<Contract, 'images.place'> | null>(null)
  const own = settings.pattern !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pattern leads to another place
  useEffect(() => {
    if (post === null) return
    let gone = false
    desk['images.place']({ post: post.path }).then((found) => !gone && setPlace(found), showFailure)
    return () => {
      gone = true
    }
  }, [desk, post, settings.pattern])
  return (
    <>
      <label className="field">
        <span>Folder and name</span>
        <select
          className="input"
          value={own ? 'pattern' : 'habit'}
          onChange={({ target }) =>
            onChange({ pattern: target.value === 'habit' ? null : '{post}-images/{name}' })
          }
        >
          <option value="habit">As the site’s posts have it</option>
          <option value="pattern">A pattern of my own</option>
        </select>
      </label>
      {own ? (
        <PatternField
          pattern={settings.pattern ?? ''}
          letters={settings.letters}
          post={post}
          onChange={(pattern) => onChange({ pattern })}
        />
      ) : (
        <p className="dialog-hint">
          {place === null
            ? 'Beside other pictures of the same post, as the posts of this site have it.'
            : `A picture of this post goes to ${place.folder === '' ? 'the site’s own folder' : place.folder}, and the post writes ${place.written}heron.jpg.`}
        </p>
      )}
    </>
  )
}

type OriginalsProps = {
  readonly originals: ImageSettings['originals']
  onChange(originals: ImageSettings['originals']): void
}

function Originals({ originals, onChange }: OriginalsProps) {
  const [kind, setKind] = useState(originals.kind)
  const [folder, setFolder] = useState(originals.kind === 'outside' ? originals.folder : '')
  const hint = useId()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <label className="field">
        <span>A copy of each as it came</span>
        <select
          className="input"
          value={kind}
          aria-describedby={hint}
          onChange={({ target }) => {
            const chosen = target.value as typeof kind
            setKind(chosen)
            if (chosen !== 'outside') onChange({ kind: chosen })
          }}
        >
          <option value="none">None</option>
          <option value="beside">In a folder “originals” beside it</option>
          <option value="outside">In a folder outside the site</option>
        </select>
      </label>
      {kind === 'outside' && (
        <label className="field">
          <span>Folder</span>
          <input
            ref={field}
            className="input"
            value={folder}
            maxLength={4096}
            placeholder="/home/ada/Pictures/originals"
            onChange={({ target }) => setFolder(target.value)}
            onBlur={() => folder.trim() !== '' && onChange({ kind: 'outside', folder: folder.trim() })}
          />
        </label>
      )}
      <p id={hint} className={kind === 'beside' ? 'originals-warning' : 'dialog-hint'}>
        {kind === 'none' &&
          'What Galley stores is all that the site keeps; your own files stay where they are.'}
        {kind === 'beside' &&
          'An original holds the location where it was taken, also where the picture in the post does not. In this folder it is a part of the site, which may publish it for everyone to open. To keep it to yourself, choose a folder outside the site.'}
        {kind === 'outside' && 'They are kept apart from what is published.'}
      </p>
    </>
  )
}

/** The largest picture that a recipe can do something to. */
function useLargest({ images }: PictureTools): SiteImage | null {
  const all = useStore(images.store, (state) => state.images)
  return useMemo(() => {
    let largest: SiteImage | null = null
    for (const image of all.values()) {
      if (image.facts === null || image.facts.format === 'svg' || image.facts.animated) continue
      if (image.facts.sizeBytes > (largest?.facts?.sizeBytes ?? 0)) largest = image
    }
    return largest
  }, [all])
}
