// What the author set, at hand at once and written to the desk after a pause.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Desk } from '../../shared/contract/contract.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { showFailure } from '../notices/notices-store.ts'

export type SettingsStore = {
  readonly store: StoreApi<Settings>
  change(changed: Partial<Settings>): void
}

const WRITE_AFTER_MS = 250

export async function loadSettings(desk: Desk): Promise<SettingsStore> {
  const store = createStore<Settings>()(() => ({}) as Settings)
  store.setState(await desk['settings.read']({}), true)
  let waiting: Partial<Settings> = {}
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = () => {
    const changed = waiting
    waiting = {}
    timer = null
    desk['settings.change'](changed).catch(showFailure)
  }
  return {
    store,
    change(changed) {
      store.setState(changed)
      waiting = { ...waiting, ...changed }
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(write, WRITE_AFTER_MS)
    },
  }
}
