// Runs in each page that is measured: when what a key typed is painted, and which tasks were long.
import { EditorView } from '@codemirror/view'

declare global {
  interface Window {
    readonly bench: typeof bench
  }
}

/** What shows that keys have arrived. */
export type Expected = {
  /** Selector of an element, or of an iframe whose document is meant. */
  readonly watched: string
  /** What the changed place shows by then; null where any change is the one that is meant. */
  readonly text: string | null
  /** How many keys there will be: the last of them is timed. */
  readonly keys: number
}

let painted: Promise<number> = Promise.reject(new Error('nothing is expected'))
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
  expect({ watched, text, keys }: Expected): void {
    const element = document.querySelector(watched)
    const root = element instanceof HTMLIFrameElement ? element.contentDocument?.body : element
    if (!root) throw new Error(`nothing is ${watched}`)
    painted = new Promise((resolve) => {
      let pressed = 0
      let began = 0
      const heard = new AbortController()
      const onKey = ({ timeStamp }: Event) => {
        began = timeStamp
        if (++pressed === keys) heard.abort()
      }
      document.addEventListener('keydown', onKey, { capture: true, signal: heard.signal })
      const observer = new MutationObserver((records) => {
        if (pressed < keys) return
        behindFrame(() => {
          const time = performance.now() - began
          // Looked for when the time is taken, so that looking costs none.
          if (text !== null && !records.some((record) => shows(record, text))) return
          observer.disconnect()
          resolve(time)
        })
      })
      observer.observe(root, { subtree: true, childList: true, characterData: true })
    })
  },

  /** Milliseconds from the last expected key to the first task behind the frame that shows it. */
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
  isInFrame = false
}

function behindFrame(task: () => void): void {
  if (isInFrame) soon(task)
  else untilFrame(() => soon(task))
}

/** An ordinary task might wait for others first. */
function soon(task: () => void): void {
  void scheduler.postTask(task, { priority: 'user-blocking' })
}

/** Only what came is looked at: reading all that a long post shows would be felt in the next key. */
function shows({ type, target, addedNodes }: MutationRecord, text: string): boolean {
  return (type === 'characterData' ? [target] : [...addedNodes]).some((node) => {
    // A node of the frame is no instance of this window's classes.
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
    return (element?.closest('.cm-line') ?? element)?.textContent?.includes(text)
  })
}

Object.assign(window, { bench })
