// What an author's hand drags onto the source: files and folders of the disk, or what a page hands over.
import type { Page } from '@playwright/test'
import { source } from './page.ts'

type Point = { readonly x: number; readonly y: number }

/** Begins to drag files and folders through the browser's own drag and drop, at the end of the text. */
export async function dragFiles(
  page: Page,
  files: readonly string[],
  at?: Point,
): Promise<{ drop(): Promise<void> }> {
  const point = at ?? (await endOfText(page))
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, ...point, data })
  await send('dragEnter')
  await send('dragOver')
  return {
    async drop() {
      await send('drop')
    },
  }
}

/** Drags files and folders of the disk onto the last line of the source, or to `at`. */
export async function dropFiles(page: Page, files: readonly string[], at?: Point): Promise<void> {
  const { drop } = await dragFiles(page, files, at)
  await drop()
}

/** Hands data over as another program or another part of the window would: by type, `drop` or `paste`. */
export async function handOver(
  page: Page,
  how: 'drop' | 'paste',
  data: Readonly<Record<string, string>>,
): Promise<void> {
  const point = await endOfText(page)
  await source(page).evaluate(
    (element, { how, data, point }) => {
      const carried = new DataTransfer()
      for (const [type, text] of Object.entries(data)) carried.setData(type, text)
      const common = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: carried })
          : new DragEvent('drop', { ...common, dataTransfer: carried, clientX: point.x, clientY: point.y }),
      )
    },
    { how, data, point },
  )
}

async function endOfText(page: Page): Promise<Point> {
  const box = await page.locator('.cm-line').last().boundingBox()
  if (!box) throw new Error('the source editor is not on the screen')
  return { x: box.x + 80, y: box.y + box.height / 2 }
}
