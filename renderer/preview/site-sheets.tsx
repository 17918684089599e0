// Which of the site's style sheets the preview uses: those that its pages seem to use, or the author's choice.
import { useEffect, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import type { SitePath } from '../../shared/contract/paths.ts'
import type { StyleSheet } from '../../shared/contract/styles.ts'
import { showFailure } from '../notices/notices-store.ts'

export function SiteSheets({ desk }: { readonly desk: Desk }) {
  const [sheets, setSheets] = useState<readonly StyleSheet[] | null>(null)

  useEffect(() => {
    desk['styles.list']({}).then(setSheets, showFailure)
  }, [desk])

  if (sheets === null) return <p className="reading-hint">Looking for style sheets…</p>
  if (sheets.length === 0) {
    return (
      <p className="reading-hint">
        This site’s folder holds no style sheet (.css) yet. Build the site once, then choose this look again.
      </p>
    )
  }

  function toggle(path: SitePath, isUsed: boolean): void {
    const used = (sheets ?? []).filter((sheet) => sheet.used).map((sheet) => sheet.path)
    const paths = isUsed ? [...used, path] : used.filter((other) => other !== path)
    desk['styles.choose']({ paths }).then(setSheets, showFailure)
  }

  return (
    <fieldset className="reading-sheets">
      <legend>Style sheets of this site</legend>
      {sheets.map(({ path, used }) => (
        <label key={path} className="reading-check" title={path}>
          <input type="checkbox" checked={used} onChange={({ target }) => toggle(path, target.checked)} />
          <span>{path}</span>
        </label>
      ))}
    </fieldset>
  )
}
