// All pictures of the site: filters, search, order, the grid, and what is chosen in it. Narrow in the panel, wide on a
// surface of its own; both show the same question and the same choice.
import { useStore } from 'zustand'
import { sizeWords } from '../../shared/text/size-words.ts'
import { Button } from '../theme/button.tsx'
import { MissingPictures } from './missing-pictures.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { PictureInspector } from './picture-inspector.tsx'
import {
  filterRule,
  type PictureFilter,
  type PictureQuestion,
  type PictureSort,
  pictureFilters,
  pictureSorts,
} from './picture-list.ts'
import type { PictureTools } from './picture-tools.ts'
import { countWords } from './picture-words.ts'
import { type ShownPictures, useShownPictures } from './use-shown-pictures.ts'
import './site-pictures.css'

type Props = { readonly tools: PictureTools; readonly room: 'panel' | 'wide' }

export function SitePictures({ tools, room }: Props) {
  const shown = useShownPictures(tools)
  const { state } = shown
  if (state.trouble !== null) {
    return (
      <div className="site-pictures-told" role="alert">
        <p>{state.trouble}</p>
        <Button onClick={() => tools.images.begin()}>Ask again</Button>
      </div>
    )
  }
  if (state.progress === null && state.images.size === 0 && state.missing.length === 0) {
    return (
      <div className="site-pictures-told">
        <p>This site has no picture yet. Drop one into a post, and it shows up here.</p>
        {tools.post !== null && <Button onClick={tools.onAdd}>Add pictures…</Button>}
      </div>
    )
  }
  return (
    <div className={`site-pictures site-pictures-${room}`}>
      <Question tools={tools} shown={shown} room={room} />
      <Reading shown={shown} />
      <div className="site-pictures-body">
        <Found tools={tools} shown={shown} />
        {(room === 'wide' || shown.chosen.length > 0) && (
          <PictureInspector tools={tools} chosen={shown.chosen} large={room === 'wide'} />
        )}
      </div>
      {room === 'wide' && <LastEdit tools={tools} />}
    </div>
  )
}

type QuestionProps = Props & { readonly shown: ShownPictures }

function Question({ tools, shown, room }: QuestionProps) {
  const { work } = tools
  const question = useStore(work, (now) => now.question)
  const { counts } = shown.index
  const change = (changed: Partial<PictureQuestion>) =>
    work.setState({ question: { ...work.getState().question, ...changed } })
  return (
    <div className="site-pictures-question">
      <input
        type="search"
        className="input"
        aria-label="Search pictures"
        placeholder={`Search ${countWords(counts.all, 'picture')}`}
        value={question.search}
        onChange={(event) => change({ search: event.target.value })}
      />
      {room === 'wide' ? (
        <fieldset className="site-pictures-filters" aria-label="Filter">
          {pictureFilters.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="library-filter"
              aria-pressed={question.filter === id}
              onClick={() => change({ filter: id })}
            >
              {name} <span>{counts[id]}</span>
            </button>
          ))}
        </fieldset>
      ) : (
        <select
          className="input"
          aria-label="Filter"
          value={question.filter}
          onChange={(event) => change({ filter: event.target.value as PictureFilter })}
        >
          {pictureFilters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name} ({counts[id]})
            </option>
          ))}
        </select>
      )}
      <select
        className="input site-pictures-sort"
        aria-label="Order"
        value={question.sort}
        onChange={(event) => change({ sort: event.target.value as PictureSort })}
      >
        {pictureSorts.map(({ id, name }) => (
          <option key={id} value={id}>
            By {name.toLowerCase()}
          </option>
        ))}
      </select>
      <p className="site-pictures-rule">
        {filterRule(question.filter, shown.state.settings.recipe)}
        {question.filter === 'all' && ` ${sizeWords(shown.index.sizeBytes)} together.`}
      </p>
    </div>
  )
}

function Reading({ shown }: { shown: ShownPictures }) {
  const { progress } = shown.state
  if (progress === null) return null
  return (
    <progress
      className="library-progress"
      aria-label="Looking into the pictures"
      max={Math.max(1, progress.found)}
      value={progress.read}
    />
  )
}

function Found({ tools, shown }: { tools: PictureTools; shown: ShownPictures }) {
  const { work, site } = tools
  const { filter, search } = useStore(work, (now) => now.question)
  const selection = useStore(work, (now) => now.selection)
  if (filter === 'missing')
    return <MissingPictures tools={tools} missing={shown.state.missing} search={search} />
  if (shown.sections.length === 0) {
    return (
      <p className="site-pictures-told" role="status">
        {search.trim() !== ''
          ? `No picture is called “${search.trim()}” here.`
          : shown.state.progress === null
            ? 'There is none of these.'
            : 'Galley is looking into the pictures.'}
      </p>
    )
  }
  return (
    <PictureGrid
      site={site}
      sections={shown.sections}
      selection={selection}
      onSelect={(next) => work.setState({ selection: next })}
      onOpen={(image) => {
        const [post] = image.usedBy
        if (post !== undefined) tools.onOpenPost(post, image.path)
      }}
    />
  )
}

function LastEdit({ tools }: { tools: PictureTools }) {
  const last = useStore(tools.work, (now) => now.lastEdit)
  return (
    <p className="site-pictures-last" role="status">
      {last?.words}
      {last?.undo && <Button onClick={last.undo}>Undo</Button>}
    </p>
  )
}
