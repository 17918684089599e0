// What the author set, at hand at once and written to the desk after a pause.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { showFailure } from '../notices/notices-store.ts'
import { oneTimer } from '../theme/one-timer.ts'

export type SettingsStore = {
  readonly store: StoreApi<Settings>
  change(changed: Partial<Settings>): void
}

const WRITE_AFTER_MS = 250

export async function loadSettings(desk: Desk): Promise<SettingsStore> {
  const store = createStore<Settings>()(() => ({}) as Settings)
  store.setState(await desk['settings.read']({}), true)
  let waiting: Partial<Settings> = {}
  const timer = oneTimer(() => {
    const changed = waiting
    waiting = {}
    desk['settings.change'](changed).catch(showFailure)
  })
  return {
    store,
    change(changed) {
      store.setState(changed)
      waiting = { ...waiting, ...changed }
      timer.setFor(performance.now() + WRITE_AFTER_MS)
    },
  }
}
