// What is done to a picture, as fields: its width, its format, its quality, and what it says about itself.
import type { ImageRecipe } from '../../shared/contract/images.ts'

type Props = {
  readonly recipe: ImageRecipe
  onChange(changed: Partial<ImageRecipe>): void
}

const widths = [1200, 1600, 2000, 2560, 3840] as const

const formats: readonly { readonly value: ImageRecipe['format']; readonly name: string }[] = [
  { value: 'keep', name: 'The format that it has' },
  { value: 'webp', name: 'WebP' },
  { value: 'avif', name: 'AVIF' },
  { value: 'jpg', name: 'JPEG' },
]

export function RecipeFields({ recipe, onChange }: Props) {
  const { widestPx, format, quality, metadata } = recipe
  const offered =
    widestPx === null || widths.some((width) => width === widestPx) ? widths : [widestPx, ...widths]
  return (
    <>
      <label className="field">
        <span>At most so wide</span>
        <select
          className="input"
          value={widestPx ?? ''}
          onChange={({ target }) => onChange({ widestPx: target.value === '' ? null : Number(target.value) })}
        >
          {offered.map((width) => (
            <option key={width} value={width}>
              {width} px
            </option>
          ))}
          <option value="">As wide as it is</option>
        </select>
      </label>
      <label className="field">
        <span>Format</span>
        <select
          className="input"
          value={format}
          onChange={({ target }) => onChange({ format: target.value as ImageRecipe['format'] })}
        >
          {formats.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>
          Quality <b className="recipe-quality">{quality}</b>
        </span>
        <input
          type="range"
          min={30}
          max={100}
          step={1}
          value={quality}
          onChange={({ target }) => onChange({ quality: Number(target.value) })}
        />
      </label>
      <label className="recipe-check">
        <input
          type="checkbox"
          checked={metadata === 'private'}
          onChange={({ target }) => onChange({ metadata: target.checked ? 'private' : 'keep' })}
        />
        <span>Leave out where it was taken, the device and its owner</span>
      </label>
    </>
  )
}
