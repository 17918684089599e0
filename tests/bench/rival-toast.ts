// Toast UI's editor in its split view, as its documentation mounts it.
import { Editor } from '@toast-ui/editor'

declare global {
  interface Window {
    showToast(text: string): void
  }
}

window.showToast = (text) => {
  const place = document.getElementById('toast')
  if (!place) throw new Error('no place for the editor')
  new Editor({
    el: place,
    height: '900px',
    initialEditType: 'markdown',
    previewStyle: 'vertical',
    usageStatistics: false,
    initialValue: text,
  })
}
