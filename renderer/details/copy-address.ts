// Puts a post's address on the clipboard and says so.
import { showNotice } from '../notices/notices-store.ts'

export async function copyAddress(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
    showNotice({ kind: 'done', text: `Copied ${address}` })
  } catch {
    // A browser may refuse its clipboard; the address can be marked and copied by hand.
    showNotice({ kind: 'fault', text: `The clipboard was refused. The address is ${address}` })
  }
}
