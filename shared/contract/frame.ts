// A message as text, for wires that carry text: JSON, with byte arrays marked and written in base64.

const BYTES = '$bytes'

/**
 * The text of `message`. Lone surrogates survive, since JSON escapes them; a plain text frame would not
 * carry them. Only JSON values and `Uint8Array`s are allowed inside.
 */
export function toFrame(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { [BYTES]: toBase64(value) } : value,
  )
}

/** @throws SyntaxError where `text` is no JSON */
export function fromFrame(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && BYTES in value) {
      const encoded = value[BYTES]
      if (typeof encoded === 'string' && Object.keys(value).length === 1) return fromBase64(encoded)
    }
    return value
  })
}

// This room has neither `btoa` nor `Buffer`. Alphabet and padding: RFC 4648, section 4.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0]
    const word = (a << 16) | (b << 8) | c
    const left = bytes.length - at
    parts.push(
      ALPHABET.charAt(word >> 18),
      ALPHABET.charAt((word >> 12) & 63),
      left > 1 ? ALPHABET.charAt((word >> 6) & 63) : '=',
      left > 2 ? ALPHABET.charAt(word & 63) : '=',
    )
  }
  return parts.join('')
}

function fromBase64(text: string): Uint8Array {
  const length = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  const bytes = new Uint8Array(Math.max(0, Math.floor(length)))
  let written = 0
  for (let at = 0; at < text.length; at += 4) {
    let word = 0
    for (let i = 0; i < 4; i++) word = (word << 6) | Math.max(0, ALPHABET.indexOf(text.charAt(at + i)))
    for (let shift = 16; shift >= 0 && written < bytes.length; shift -= 8)
      bytes[written++] = (word >> shift) & 255
  }
  return bytes
}
