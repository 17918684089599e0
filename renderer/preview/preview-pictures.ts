// The pictures and players of a sanitised block: each gets its address from the desk, a placeholder where its file
// is missing, and nothing from the web before the author allows it.
import type { Desk } from '../../shared/contract/contract.ts'
import { isFailure } from '../../shared/contract/failure.ts'
import type { PostPath, SitePath } from '../../shared/contract/paths.ts'
import type { Site } from '../../shared/contract/site.ts'
import type { FoundImage } from '../../shared/contract/site-images.ts'
import { assetAddress } from '../post/asset-address.ts'
import { isElement } from './is-element.ts'

export type PreviewPictures = {
  /** Takes every address out of `block`; what is known is put in at once, the rest when the desk has answered. */
  dress(block: ParentNode): void
  /** Asks anew for what was missing: a file may have come. */
  refresh(frame: Document): void
  /** Puts a word in the place of a picture that the browser could not show. */
  showFailed(image: Element): void
  /** Loads the picture of such a word again. */
  tryAgain(placeholder: Element): void
}

type Place = { readonly file: SitePath | null; readonly sought: string }

const TARGET = 'data-target'

export function previewPictures(
  desk: Desk,
  site: Site,
  post: PostPath,
  remoteAllowed: boolean,
): PreviewPictures {
  const known = new Map<string, Place>()
  const waiting = new Map<string, Set<Element>>()
  /** What missing targets may mean. */
  const likely = new Map<string, Promise<FoundImage | null>>()
  let asking = false
  /** What could not be shown, by the placeholder that stands for it. */
  const replaced = new WeakMap<Element, Element>()

  function dress(block: ParentNode): void {
    for (const element of block.querySelectorAll('img, source, video, audio, track')) {
      const target = element.getAttribute('src')
      if (target === null) continue
      element.removeAttribute('src')
      if (/^data:image\//i.test(target)) {
        element.setAttribute('src', target)
        continue
      }
      element.setAttribute(TARGET, target)
      if (isRemote(target)) dressRemote(element, target)
      else dressLocal(element, target)
    }
  }

  function dressRemote(element: Element, target: string): void {
    if (element.nodeName !== 'IMG') return
    if (remoteAllowed) {
      element.setAttribute('src', target)
      element.setAttribute('referrerpolicy', 'no-referrer')
      element.setAttribute('loading', 'lazy')
    } else element.replaceWith(remotePlaceholder(element, target))
  }

  function dressLocal(element: Element, target: string): void {
    const place = known.get(target)
    if (place) return settle(element, place)
    const those = waiting.get(target) ?? new Set()
    waiting.set(target, those)
    those.add(element)
    if (!asking) void ask()
  }

  async function ask(): Promise<void> {
    asking = true
    // Everything that this turn dresses goes in one question.
    await Promise.resolve()
    const asked = new Map(waiting)
    waiting.clear()
    try {
      for (const { target, file, sought } of await desk['images.locate']({
        post,
        targets: [...asked.keys()],
      })) {
        known.set(target, { file, sought })
        for (const element of asked.get(target) ?? []) settle(element, { file, sought })
      }
    } catch (error) {
      if (!isFailure(error)) throw error
    }
    asking = false
    if (waiting.size > 0) void ask()
  }

  function settle(element: Element, place: Place): void {
    if (place.file === null) {
      if (element.nodeName in missingWords) showMissing(element, place.sought)
      return
    }
    if (element.nodeName === 'IMG') element.setAttribute('decoding', 'async')
    element.setAttribute('src', assetAddress(site.assetBase, place.file))
  }

  function showMissing(element: Element, sought: string): void {
    const target = element.getAttribute(TARGET) ?? ''
    const placeholder = missingPlaceholder(element, sought)
    replaced.set(placeholder, element)
    element.replaceWith(placeholder)
    if (element.nodeName !== 'IMG') return
    const asked = likely.get(target) ?? findLikeliest(target)
    likely.set(target, asked)
    void asked.then((found) => found && offerFound(placeholder, target, found))
  }

  async function findLikeliest(target: string): Promise<FoundImage | null> {
    try {
      return (await desk['siteImages.find']({ post, target }))[0] ?? null
    } catch (error) {
      if (!isFailure(error)) throw error
      return null
    }
  }

  /** It comes back when it can be shown, so that nothing flickers meanwhile. */
  function tryAgain(placeholder: Element): void {
    const image = replaced.get(placeholder)?.cloneNode()
    image?.addEventListener('load', () => placeholder.replaceWith(image), { once: true })
  }

  return {
    dress,
    showFailed(image) {
      const target = image.getAttribute(TARGET)
      if (target === null) return
      const placeholder = failedPlaceholder(image, target, known.get(target)?.sought ?? target)
      replaced.set(placeholder, image)
      image.replaceWith(placeholder)
    },
    tryAgain,
    refresh(frame) {
      likely.clear()
      for (const [target, { file }] of known) if (file === null) known.delete(target)
      for (const placeholder of frame.querySelectorAll('.missing-picture')) {
        const element = replaced.get(placeholder)?.cloneNode(true)
        const target = placeholder.getAttribute(TARGET)
        if (!isElement(element) || target === null) continue
        const those = waiting.get(target) ?? new Set()
        waiting.set(target, those)
        those.add(element)
        replaceWhenFound(element, placeholder)
      }
      if (!asking && waiting.size > 0) void ask()
      for (const placeholder of frame.querySelectorAll('.failed-picture')) tryAgain(placeholder)
    },
  }
}

/** A placeholder gives way only to a picture that is really there, so that nothing flickers meanwhile. */
function replaceWhenFound(element: Element, placeholder: Element): void {
  const observer = new MutationObserver(() => {
    observer.disconnect()
    if (element.hasAttribute('src')) placeholder.replaceWith(element)
  })
  observer.observe(element, { attributes: true, attributeFilter: ['src'] })
}

function isRemote(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(target.trim())
}

const missingWords: Readonly<Record<string, string>> = {
  IMG: 'No picture at ',
  VIDEO: 'No film at ',
  AUDIO: 'No recording at ',
}

function missingPlaceholder(element: Element, sought: string): Element {
  const words = missingWords[element.nodeName] ?? ''
  const placeholder = placeholderFor(element, 'missing-picture', words, sought)
  placeholder.setAttribute(TARGET, element.getAttribute(TARGET) ?? '')
  return placeholder
}

/** Says `words` and, set off, `name`. */
function placeholderFor(element: Element, className: string, words: string, name: string): HTMLElement {
  const frame = element.ownerDocument
  const placeholder = frame.createElement('span')
  placeholder.className = className
  // Whatever way the words around run; nor is that told by these.
  placeholder.dir = 'ltr'
  const setOff = frame.createElement('b')
  setOff.textContent = name
  placeholder.append(words, setOff)
  return placeholder
}

function addButton(placeholder: Element, className: string, words: string): HTMLButtonElement {
  const button = placeholder.ownerDocument.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = words
  placeholder.append(button)
  return button
}

/** A press puts the found picture's path in the place of the broken one: `show-post.ts` hears it. */
function offerFound(placeholder: Element, target: string, found: FoundImage): void {
  const words = `Use ${found.path.split('/').at(-1) ?? found.path}`
  const button = addButton(placeholder, 'use-picture', words)
  button.title = found.path
  button.dataset.broken = target
  button.dataset.found = found.target
}

function remotePlaceholder(element: Element, target: string): Element {
  const placeholder = placeholderFor(element, 'remote-picture', 'Picture from ', hostOf(target))
  addButton(placeholder, 'show-remote', 'Show this post’s remote pictures')
  return placeholder
}

function failedPlaceholder(image: Element, target: string, sought: string): Element {
  if (!isRemote(target)) return placeholderFor(image, 'failed-picture', 'No browser can show ', sought)
  const placeholder = placeholderFor(image, 'failed-picture', 'No picture came from ', hostOf(target))
  addButton(placeholder, 'try-picture', 'Try again')
  return placeholder
}

function hostOf(address: string): string {
  try {
    return new URL(address, 'https://unknown.invalid').host
  } catch {
    return address
  }
}
