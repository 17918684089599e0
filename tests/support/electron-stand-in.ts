// Stands in for the `electron` module where its binary cannot be had: remembers what it was told, and plays the
// platform's part when a test asks for it.
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import type { Wire } from '../../shared/contract/wire.ts'

type Listener = (...args: never[]) => unknown

export class FakeContents extends EventEmitter {
  readonly sent: unknown[] = []
  readonly mainFrame = { origin: 'galley://app' }
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  readonly session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  }
  onSend: (message: unknown) => void = () => undefined

  send(_channel: string, message: unknown): void {
    this.sent.push(message)
    this.onSend(message)
  }
  isDestroyed(): boolean {
    return false
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
}

class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = []
  readonly webContents = new FakeContents()
  readonly options: Record<string, unknown>
  readonly loaded: string[] = []
  shown = false
  focused = 0

  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    FakeWindow.all.push(this)
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused++
  }
  maximize(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return false
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false
  readonly enableSandbox = vi.fn()
  readonly quit = vi.fn()
  readonly exit = vi.fn()
  hasLock = true
  toldFirst: unknown = null
  readonly ready = withResolvers()
  requestSingleInstanceLock(told: unknown): boolean {
    this.toldFirst = told
    return this.hasLock
  }
  whenReady(): Promise<void> {
    return this.ready.promise
  }
}

function withResolvers() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const ipcMain = new EventEmitter()

export const electron = {
  app: new FakeApp(),
  BrowserWindow: FakeWindow,
  ipcMain,
  protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  nativeTheme: { shouldUseDarkColors: false },
  shell: { openExternal: vi.fn(async () => undefined) },
  dialog: {
    showOpenDialog: vi.fn(async () => ({ canceled: false, filePaths: ['/home/ada/blog'] })),
    showMessageBoxSync: vi.fn(() => 0),
  },
  Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
}

/** The page's side of the one channel, as the preload would carry it. */
export function pageWire(contents: FakeContents): Wire {
  const listeners = new Set<Listener>()
  contents.onSend = (message) => {
    const copy = structuredClone(message)
    queueMicrotask(() => {
      for (const listener of listeners) listener(copy as never)
    })
  }
  return {
    send(message) {
      const copy = structuredClone(message)
      queueMicrotask(() =>
        ipcMain.emit('galley', { sender: contents, senderFrame: contents.mainFrame }, copy),
      )
    },
    listen(onMessage) {
      listeners.add(onMessage as Listener)
      return () => void listeners.delete(onMessage as Listener)
    },
  }
}
