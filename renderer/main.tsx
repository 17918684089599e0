// Picks the wire of the shell, connects to the desk, and mounts the application.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../shared/contract/connect.ts'
import { contract } from '../shared/contract/contract.ts'
import { App } from './app.tsx'
import { chooseWire } from './desk/choose-wire.ts'
import { DeskLost } from './desk/desk-lost.tsx'
import { LinkRefused } from './desk/socket-wire.ts'
import { Notices } from './notices/notice.tsx'
import { loadSettings } from './settings/settings-store.ts'
import './theme/base.css'

const place = document.getElementById('app')
if (!place) throw new Error('the page has no place for the application')
const root = createRoot(place)

async function start(): Promise<void> {
  const wire = await chooseWire()
  const desk = connect(contract, wire)
  const settings = await loadSettings(desk)
  const atStart = await desk['site.atStart']({})
  root.render(
    <StrictMode>
      <App desk={desk} settings={settings} atStart={atStart} />
      <DeskLost wire={wire} />
      <Notices />
    </StrictMode>,
  )
}

start().catch((error: unknown) => {
  if (!(error instanceof LinkRefused)) throw error
  root.render(
    <main className="link-refused">
      <h1>This link is not Galley’s, or not any more</h1>
      <p>Start Galley again and open the link that it prints. Your files are as they were.</p>
    </main>,
  )
})
