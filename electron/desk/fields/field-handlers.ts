// The calls about fields, answered for the site that a client has open.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import type { SiteField } from '../../../shared/contract/fields.ts'
import type { PostPath } from '../../../shared/contract/paths.ts'
import { type FieldDefault, fieldDefaults } from '../../../shared/site/new-post-defaults.ts'
import { siteFields } from '../../../shared/site/site-fields.ts'
import type { DeskState } from '../desk-state.ts'
import type { SiteSession } from '../site/site-session.ts'
import {
  type KeptOverrides,
  moveOverrides,
  type OverrideSite,
  readOverrides,
  writeOverride,
} from './field-overrides.ts'
import { readSchemas } from './read-schemas.ts'

type FieldCalls = Extract<keyof DeskHandlers, `fields.${string}`>

/** What a new post's fields begin with by the author's word. */
export async function readDefaults(desk: DeskState, session: SiteSession): Promise<FieldDefault[]> {
  const { fields, overrides } = await readSiteFields(desk, session, null)
  return fieldDefaults(fields, overrides)
}

type KnownFields = KeptOverrides & { readonly fields: SiteField[] }

async function readSiteFields(
  desk: DeskState,
  { service, site }: SiteSession,
  post: PostPath | null,
): Promise<KnownFields> {
  const { profile } = site.conventions
  const [{ place, overrides }, scopes] = await Promise.all([
    readOverrides({ disk: desk.disk, root: site.root, settings: desk.fieldSettings }),
    readSchemas(desk.disk, site.root, profile),
  ])
  const learned = service.catalogue.fields()
  return { place, overrides, fields: siteFields({ learned, profile, scopes, overrides }, post) }
}

export function fieldHandlers(desk: DeskState, site: () => SiteSession): Pick<DeskHandlers, FieldCalls> {
  const kept = (): OverrideSite => ({
    disk: desk.disk,
    root: site().site.root,
    settings: desk.fieldSettings,
  })
  return {
    'fields.read': async ({ post }) => {
      const { fields, place } = await readSiteFields(desk, site(), post)
      return { fields, place }
    },
    'fields.override': async ({ name, override }) => {
      await writeOverride(kept(), name, override)
      return {}
    },
    'fields.keepIn': async ({ place }) => {
      await moveOverrides(kept(), place)
      return {}
    },
  }
}
