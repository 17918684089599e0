// Runs in each page that is measured: when what a key typed is painted, and which tasks were long.
import { EditorView } from '@codemirror/view'
import { LETTER } from './letter.ts'

declare global {
  interface Window {
    readonly bench: typeof bench
  }
}

/** What shows that keys have arrived. */
export type Expected = {
  /** Selector of an element, or of an iframe whose document is meant. */
  readonly watched: string
  /** Words behind which the letters are shown; null where each key makes one change and any change is meant. */
  readonly words: string | null
  /** Letters that are shown there already. */
  readonly standing: number
  /** How many keys there will be, each a letter more. */
  readonly keys: number
}

type Series = {
  /** All that was changed until now is painted by `time`. */
  look(time: number): void
}

let series: Series | null = null
let painted: Promise<readonly number[]> = Promise.reject(new Error('nothing is expected'))
painted.catch(() => undefined)
const longTasks: number[] = []
/** Callbacks of a frame are running, so that what they change is painted in that very frame. */
let isInFrame = false
const untilFrame = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  untilFrame((time) => {
    isInFrame = true
    soon(endFrame)
    callback(time)
  })
// The next key may come before the task that is posted.
for (const type of ['keydown', 'keypress', 'beforeinput', 'input'])
  window.addEventListener(type, endFrame, true)
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration)
}).observe({ entryTypes: ['longtask'] })

const bench = {
  /** To be called before the keys: a page that is busy would miss them otherwise. */
  expect({ watched, words, standing, keys }: Expected): void {
    const element = document.querySelector(watched)
    const root = element instanceof HTMLIFrameElement ? element.contentDocument?.body : element
    if (!root) throw new Error(`nothing is ${watched}`)
    painted = new Promise((resolve) => {
      const pressed: number[] = []
      const times: number[] = []
      let changes: MutationRecord[] = []
      let keysAtChange = 0
      const heard = new AbortController()
      const onKey = ({ timeStamp }: Event) => {
        if (pressed.push(timeStamp) === keys) heard.abort()
      }
      document.addEventListener('keydown', onKey, { capture: true, signal: heard.signal })
      const observer = new MutationObserver((records) => {
        if (changes.length === 0 && !isInFrame) window.requestAnimationFrame(() => undefined)
        changes.push(...records)
        keysAtChange = pressed.length
      })
      observer.observe(root, { subtree: true, childList: true, characterData: true })
      series = {
        look(time) {
          // Looked for when the time is taken, so that looking costs none.
          const shown = words === null ? keysAtChange : lettersShown(changes, words) - standing
          changes = []
          for (const began of pressed.slice(times.length, Math.max(shown, times.length)))
            times.push(time - began)
          if (times.length < keys) return
          observer.disconnect()
          series = null
          resolve(times)
        },
      }
    })
  },

  /** Of each expected key: milliseconds until the first task behind the frame that shows it. */
  painted: () => painted,

  /** Milliseconds of each task over 50 ms since it was asked last. */
  takeLongTasks: () => longTasks.splice(0),

  /** Puts CodeMirror's cursor right behind the words and into sight. */
  placeCursor(words: string): void {
    const view = EditorView.findFromDOM(document.body)
    const anchor = (view?.state.doc.toString().indexOf(words) ?? 0) + words.length
    view?.dispatch({ selection: { anchor }, scrollIntoView: true })
    view?.focus()
  },
}

function endFrame(): void {
  if (!isInFrame) return
  isInFrame = false
  series?.look(performance.now())
}

/** An ordinary task might wait for others first. */
function soon(task: () => void): void {
  void scheduler.postTask(task, { priority: 'user-blocking' })
}

/** Only what came is looked at: reading all that a long post shows would be felt in the next key. */
function lettersShown(changes: readonly MutationRecord[], words: string): number {
  let most = 0
  for (const { type, target, addedNodes } of changes) {
    for (const node of type === 'characterData' ? [target] : addedNodes) {
      // A node of the frame is no instance of this window's classes.
      const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
      const text = (element?.closest('.cm-line') ?? element)?.textContent ?? ''
      const at = text.indexOf(words)
      if (at !== -1) most = Math.max(most, lettersFrom(text, at + words.length))
    }
  }
  return most
}

function lettersFrom(text: string, start: number): number {
  let end = start
  while (text[end] === LETTER) end++
  return end - start
}

Object.assign(window, { bench })
