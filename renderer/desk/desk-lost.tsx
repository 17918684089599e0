// When the wire closes, the text is still here; this says so, and how to go on.
import { useEffect, useState } from 'react'
import type { Wire } from '../../shared/contract/wire.ts'
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
        Galley’s desk has stopped, so nothing is written to your files now. What you typed until a second
        before is kept; copy what you typed since, start Galley again and open the link that it prints.
      </p>
    </div>
  )
}
