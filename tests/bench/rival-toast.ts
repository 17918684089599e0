// Toast UI's editor in its split view, as its documentation mounts it.
import { Editor } from '@toast-ui/editor'

declare global {
  interface Window {
    showToast(text: string, widthPx: number): void
    /** The cursor right behind the words. */
    placeInToast(words: string): void
  }
}

window.showToast = (text, widthPx) => {
  const place = document.createElement('div')
  place.style.width = `${widthPx}px`
  document.body.append(place)
  const editor = new Editor({
    el: place,
    height: '900px',
    initialEditType: 'markdown',
    previewStyle: 'vertical',
    usageStatistics: false,
    initialValue: text,
  })
  window.placeInToast = (words) => {
    const markdown = editor.getMarkdown()
    const lines = markdown.slice(0, markdown.indexOf(words) + words.length).split('\n')
    // Both counted from one.
    const place = [lines.length, (lines.at(-1)?.length ?? 0) + 1] as const
    editor.focus()
    editor.setSelection(place, place)
  }
}
