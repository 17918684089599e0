// When the wire closes, the text is still here; this says so, and how to go on.
import { useEffect, useState } from 'react'
import type { Wire } from '../../shared/contract/wire.ts'
import { Button } from '../theme/button.tsx'
import './desk-lost.css'

export function DeskLost({ wire }: { wire: Wire }) {
  const [lost, setLost] = useState(false)
  useEffect(
    () =>
      wire.listen(
        () => undefined,
        () => setLost(true),
      ),
    [wire],
  )
  if (!lost) return null
  return (
    <div className="desk-lost" role="alert">
      <p>
        Galley’s desk has stopped, so nothing is written to your files now. What you typed up to a second ago
        is kept; start Galley again, then reload this window.
      </p>
      <Button onClick={() => location.reload()}>Reload</Button>
    </div>
  )
}
