// Keeps the preview's frame dressed in the site's own styles while that look is chosen, and told of its ground.
import { useEffect, useState } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'
import { showFailure } from '../notices/notices-store.ts'
import { dressAsSite, tellGround } from './site-look.ts'

/** `frame` is null until it is loaded. */
export function useSiteLook(desk: Desk, frame: Document | null, isChosen: boolean, isDark: boolean): void {
  const [css, setCss] = useState('')

  useEffect(() => {
    if (!isChosen) return
    const read = () => void desk['styles.read']({}).then((answer) => setCss(answer.css), showFailure)
    read()
    return desk.on('styles.changed', read)
  }, [desk, isChosen])

  useEffect(() => {
    if (!frame) return
    dressAsSite(frame, isChosen ? css : '', isDark)
    tellGround(frame, isChosen, isDark)
  }, [frame, isChosen, css, isDark])
}
