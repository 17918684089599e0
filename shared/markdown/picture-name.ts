// Whether a name is one of a picture that browsers show, by its ending.

const endings = 'png|apng|jpe?g|jpe|jfif|gif|webp|avif|svg'
const picture = new RegExp(`\\.(?:${endings})$`, 'i')

/** Whether `name`, or a path that ends in it, has the ending of a picture. */
export function isPictureName(name: string): boolean {
  return picture.test(name)
}

/** Whether `target` ends as a picture's address does: a query or fragment may follow. */
export function isPictureTarget(target: string): boolean {
  return target.length < 4096 && (picture.test(target) || picture.test(target.replace(/[?#].*$/s, '')))
}
