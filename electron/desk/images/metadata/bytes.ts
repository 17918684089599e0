// Reading and joining the parts of a picture's file.

export function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** `parts` as one; the given `whole` itself where that is what they make, so that no change is told by identity. */
export function joined(parts: readonly Uint8Array[], whole: Uint8Array): Uint8Array {
  const bytes = Buffer.concat(parts)
  return bytes.equals(whole) ? whole : bytes
}
