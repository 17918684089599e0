// Source and preview side by side, with the border between them.
import { type ReactNode, useRef } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import { Divider } from './divider.tsx'

type PanesProps = {
  readonly settings: Settings
  change(changed: Partial<Settings>): void
  readonly source: ReactNode
  readonly preview: ReactNode
}

export function Panes({ settings, change, source, preview }: PanesProps) {
  const panes = useRef<HTMLDivElement>(null)
  return (
    <div className="panes" ref={panes}>
      <div className="pane pane-source">{source}</div>
      {settings.view === 'split' && (
        <Divider
          label="Border between source and preview"
          value={settings.dividerPercent}
          min={15}
          max={85}
          step={2}
          moved={(percent, px) => percent + (px / (panes.current?.clientWidth || 1)) * 100}
          onChange={(dividerPercent) => change({ dividerPercent })}
          onReset={() => change({ dividerPercent: 50 })}
        />
      )}
      <div className="pane pane-preview">{preview}</div>
    </div>
  )
}
