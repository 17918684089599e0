// The desk, for whatever component asks.
import { createContext, type ReactNode, useContext } from 'react'
import type { Desk } from '../../shared/contract/contract.ts'

const DeskContext = createContext<Desk | null>(null)

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** @throws Error outside a DeskProvider */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('no desk is provided here')
  return desk
}
