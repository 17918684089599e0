// The Details panel: the front matter as a form. It is a view of the text: a field that is changed dispatches the
// smallest change of the text, and whatever changes the text shows here.
import { isolateHistory } from '@codemirror/commands'
import { useState } from 'react'
import type { SiteField } from '../../shared/contract/fields.ts'
import type { PostRow } from '../../shared/contract/library.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { Block } from '../../shared/frontmatter/block.ts'
import { createBlock, type NewBlockFormat } from '../../shared/frontmatter/create-block.ts'
import { allFields, type Field } from '../../shared/frontmatter/field.ts'
import { titleFromPath } from '../../shared/site/post-name.ts'
import type { OpenPost } from '../post/open-post.ts'
import { Button } from '../theme/button.tsx'
import { AddField } from './add-field.tsx'
import { parserWords, refusalWords } from './field-hints.ts'
import { FieldRow } from './field-row.tsx'
import { FieldSettings } from './field-settings.tsx'
import { adding, shownText } from './field-write.ts'
import type { FormContext } from './form-context.ts'
import { PostAddress } from './post-address.tsx'
import { placesOf, useFrontMatter } from './use-front-matter.ts'
import { useSiteFields } from './use-site-fields.ts'
import './front-matter-form.css'

type Props = {
  readonly post: OpenPost
  readonly site: Site
  /** What the library knows of the post; null until it was read. */
  readonly row: PostRow | null
}

export function FrontMatterForm({ post, site, row }: Props) {
  const { frontMatter, edit } = useFrontMatter(post)
  const known = useSiteFields(post.path)
  const [settings, setSettings] = useState<SiteField | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { block, fields, trouble } = frontMatter
  const readOnly = post.opened.readOnly !== null
  if (block === null) return <NoBlock post={post} site={site} row={row} readOnly={readOnly} />

  const byName = new Map(known.fields.map((field) => [field.path.join('.').toLowerCase(), field]))
  const title = fields.find(({ key }) => key.toLowerCase() === 'title')
  const form: FormContext = {
    post,
    site,
    readOnly,
    title: title ? shownText(title) : titleFromPath(post.path),
    slug: fields.find((field) => byName.get(field.key.toLowerCase())?.type === 'slug')?.path ?? null,
    knownOf: (path) => byName.get(path.join('.').toLowerCase()) ?? null,
    edit,
    onSettings: setSettings,
  }
  const counts = new Map<string, number>()
  for (const { key } of fields) counts.set(key, (counts.get(key) ?? 0) + 1)
  const offered = offeredFields(known.fields, fields, block)
  const wanted = offered.filter(({ required }) => required)
  const order = known.fields.map(({ path }) => path.join('.'))
  const add = (field: SiteField) => {
    const refusal = edit(adding(field, order), 'whole')
    setRefused(refusal && refusalWords(refusal))
  }

  return (
    <form className="details" aria-label="Front matter" onSubmit={(event) => event.preventDefault()}>
      <header className="details-header">
        <h2>Details</h2>
        <span>{formatName(block)}</span>
      </header>
      {row && <PostAddress row={row} />}
      {trouble && (
        <p className="details-trouble" role="status">
          Line {post.state().doc.lineAt(Math.min(trouble.at, post.state().doc.length)).number}:{' '}
          {parserWords(trouble.message)} The other fields can be edited all the same.
        </p>
      )}
      {wanted.map((field) => (
        <p key={field.path.join('.')} className="details-wanted">
          <span>
            {field.source ?? 'The site’s schema'} wants <b>{field.label ?? field.path.join('.')}</b>.
          </span>
          <Button onClick={() => add(field)}>Add it</Button>
        </p>
      ))}
      {placesOf(fields).map(({ field, place }) => (
        <FieldRow
          key={`${place.path.join('.')} ${place.nth}`}
          field={field}
          place={place}
          twice={place.nth === 0 ? (counts.get(field.key) ?? 1) : 1}
          siblings={fields}
          form={form}
        />
      ))}
      {fields.length === 0 && <p>There are no fields here yet.</p>}
      {!readOnly && block.format !== 'javascript' && (
        <AddField offered={offered} taken={allFields(fields).map(({ path }) => path.join('.'))} onAdd={add} />
      )}
      {block.format === 'javascript' && <p>This front matter is code, which is edited in the source.</p>}
      {refused && (
        <p className="details-hint fault" role="status">
          {refused}
        </p>
      )}
      {settings && (
        <FieldSettings
          field={settings}
          place={known.place}
          onOverride={(override) => known.override(settings.path.join('.'), override)}
          onPlace={known.keepIn}
          onClose={() => setSettings(null)}
        />
      )}
    </form>
  )
}

/** What the post lacks, the fields of most posts first. A field within another is offered where the format can hold it. */
function offeredFields(known: readonly SiteField[], fields: readonly Field[], block: Block): SiteField[] {
  const taken = new Set(allFields(fields).map(({ path }) => path.join('.').toLowerCase()))
  const depth = block.format === 'toml' || block.format === 'yaml' ? 2 : 1
  return known
    .filter(
      ({ path, type }) =>
        !taken.has(path.join('.').toLowerCase()) && path.length <= depth && type !== 'nested',
    )
    .sort((a, b) => Number(b.required) - Number(a.required) || b.posts - a.posts)
}

function formatName({ format }: Block): string {
  switch (format) {
    case 'yaml':
      return 'YAML'
    case 'toml':
      return 'TOML'
    case 'json':
      return 'JSON'
    case 'javascript':
      return 'JavaScript'
    case 'metadata-lines':
    case 'nikola-comment':
      return 'Metadata lines'
    case 'post-directive':
      return 'MyST directive'
  }
}

const firstFormats: Readonly<Record<string, NewBlockFormat>> = { zola: 'toml', pelican: 'metadata-lines' }

function NoBlock({ post, site, row, readOnly }: Props & { readonly readOnly: boolean }) {
  const start = () => {
    const format = firstFormats[site.profile.id] ?? 'yaml'
    const key = site.profile.id === 'ablog' ? 'blogpost' : format === 'metadata-lines' ? 'Title' : 'title'
    const text = titleFromPath(post.path)
    const value =
      key === 'blogpost' ? { kind: 'boolean' as const, value: true } : { kind: 'text' as const, text }
    const changes = createBlock(post.state().sliceDoc(0, 4096), format, key, value)
    post.dispatch({ changes: [...changes], annotations: isolateHistory.of('full') })
  }
  if (row?.fieldsIn) {
    return (
      <section className="details">
        <h2>Details</h2>
        <PostAddress row={row} />
        <p>
          The fields of this post stand in <b>{row.fieldsIn}</b> beside it. Galley reads them there and leaves
          that file as it is.
        </p>
      </section>
    )
  }
  return (
    <section className="details">
      <h2>Details</h2>
      <p>This post has no front matter yet: no title, date or tags that {site.profile.name} could read.</p>
      {!readOnly && <Button onClick={start}>Add front matter</Button>}
    </section>
  )
}
