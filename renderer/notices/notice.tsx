// The notices on the screen. A fault is read aloud at once and stays until it is dismissed.
import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../theme/button.tsx'
import { IconButton } from '../theme/icon-button.tsx'
import { dismissNotice, notices } from './notices-store.ts'
import './notice.css'

export function Notices() {
  const shown = useStore(notices)
  return (
    <section className="notices" aria-label="Notices">
      {shown.map(({ id, text, kind, action, others = [] }) => (
        <div key={id} className={`notice notice-${kind}`} role={kind === 'fault' ? 'alert' : 'status'}>
          <p>{text}</p>
          {[...(action ? [action] : []), ...others].map(({ label, run }) => (
            <Button
              key={label}
              onClick={() => {
                dismissNotice(id)
                run()
              }}
            >
              {label}
            </Button>
          ))}
          <IconButton icon={X} label="Dismiss" onClick={() => dismissNotice(id)} />
        </div>
      ))}
    </section>
  )
}
