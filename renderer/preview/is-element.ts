/** A node of the frame is no instance of this window's classes. */
export function isElement(node: EventTarget | null | undefined): node is Element {
  return node != null && 'nodeType' in node && node.nodeType === Node.ELEMENT_NODE
}
