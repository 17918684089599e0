// What the site knows of its fields, asked of the desk when a post opens and again when posts change.
import { useCallback, useEffect, useState } from 'react'
import type { FieldOverride, OverridePlace, SiteField } from '../../shared/contract/fields.ts'
import type { PostPath } from '../../shared/contract/paths.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { showFailure } from '../notices/notices-store.ts'

const REFRESH_AFTER_MS = 1500

export type SiteFields = {
  readonly fields: readonly SiteField[]
  readonly place: OverridePlace
  override(name: string, override: FieldOverride): void
  keepIn(place: OverridePlace): void
}

export function useSiteFields(post: PostPath): SiteFields {
  const desk = useDesk()
  const [known, setKnown] = useState<{ fields: readonly SiteField[]; place: OverridePlace }>({
    fields: [],
    place: 'galley',
  })
  const refresh = useCallback(() => desk['fields.read']({ post }).then(setKnown, showFailure), [desk, post])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    void refresh()
    const stop = desk.on('library.rows', () => {
      timer ??= setTimeout(() => {
        timer = null
        void refresh()
      }, REFRESH_AFTER_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [desk, refresh])
  return {
    ...known,
    override: (name, override) =>
      void desk['fields.override']({ name, override }).then(refresh).catch(showFailure),
    keepIn: (place) => void desk['fields.keepIn']({ place }).then(refresh).catch(showFailure),
  }
}
