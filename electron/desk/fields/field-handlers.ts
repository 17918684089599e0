// The calls about fields, answered for the site that a client has open.
import type { DeskHandlers } from '../../../shared/contract/contract.ts'
import { siteFields } from '../../../shared/site/site-fields.ts'
import type { DeskState } from '../desk-state.ts'
import type { SiteSession } from '../site/site-session.ts'
import { moveOverrides, type OverrideSite, readOverrides, writeOverride } from './field-overrides.ts'
import { readSchemas } from './read-schemas.ts'

type FieldCalls = Extract<keyof DeskHandlers, `fields.${string}`>

export function fieldHandlers(desk: DeskState, site: () => SiteSession): Pick<DeskHandlers, FieldCalls> {
  const kept = (): OverrideSite => ({
    disk: desk.disk,
    root: site().site.root,
    settings: desk.fieldSettings,
  })
  return {
    'fields.read': async ({ post }) => {
      const { service, site: opened } = site()
      const [{ place, overrides }, scopes] = await Promise.all([
        readOverrides(kept()),
        readSchemas(desk.disk, opened.root, opened.conventions.profile),
      ])
      const learned = service.catalogue.fields()
      return {
        place,
        fields: siteFields({ learned, profile: opened.conventions.profile, scopes, overrides }, post),
      }
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
