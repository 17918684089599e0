// What every row of the form knows of the form.
import type { SiteField } from '../../shared/contract/fields.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { Refusal } from '../../shared/frontmatter/edit.ts'
import type { OpenPost } from '../post/open-post.ts'
import type { EditPace, MakeEdit } from './use-front-matter.ts'

export type FormContext = {
  readonly post: OpenPost
  readonly site: Site
  readonly readOnly: boolean
  readonly title: string
  /** The slug's place, where the post has one that may follow the title. */
  readonly slug: readonly string[] | null
  knownOf(path: readonly string[]): SiteField | null
  edit(make: MakeEdit, pace: EditPace): Refusal | null
  onSettings(field: SiteField): void
}
