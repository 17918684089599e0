// Where readers will find the post, and whether they do already.
import { Copy } from 'lucide-react'
import type { PostRow } from '../../shared/contract/library.ts'
import { IconButton } from '../theme/icon-button.tsx'
import { copyAddress } from './copy-address.ts'

const states: Readonly<Record<PostRow['state'], string>> = {
  draft: 'Draft: readers will find it at',
  scheduled: 'Scheduled: readers will find it at',
  published: 'Published at',
  expired: 'Expired: it was at',
}

export function PostAddress({ row }: { row: PostRow }) {
  const { address } = row
  if (address === null) return null
  return (
    <div className="details-address">
      <p>
        {states[row.state]} <b>{address.replace(/^https?:\/\//, '')}</b>
      </p>
      <IconButton icon={Copy} label="Copy the address" onClick={() => void copyAddress(address)} />
    </div>
  )
}
