// Which addresses may leave Galley for the author's browser or mail program.

const MAX_LENGTH = 2048
const allowed = new Set(['http:', 'https:', 'mailto:'])

/**
 * Whether `address` may be opened outside: http, https or mailto as the platform's own parser reads it, without a
 * user name or password in it, and as it stands, since what is rewritten on parsing may mean something else.
 */
export function mayOpenOutside(address: string): boolean {
  if (address.length > MAX_LENGTH || /[\p{Cc}\s\\]/u.test(address)) return false
  if (!/^(?:https?:\/\/[^/]|mailto:[^/])/i.test(address)) return false
  try {
    const url = new URL(address)
    return allowed.has(url.protocol) && url.username === '' && url.password === '' && !hasDirectionMark(url)
  } catch {
    return false
  }
}

/** Marks that make a host read backwards. */
function hasDirectionMark({ href }: URL): boolean {
  return /[\u200e\u200f\u202a-\u202e\u2066-\u2069]|%e2%80%(?:8[ef]|a[a-e])|%e2%81%a[6-9]/i.test(href)
}
