import type { YamlValue } from '../../print/yaml.ts'

type Values = { readonly [key: string]: YamlValue | undefined }

/**
 * What all environments say alike: their deep intersection, lists being whole values.
 * Keys of `own` stay with the environments however many there are, so that a second one changes little.
 */
export function commonPart(all: readonly Values[], own: readonly string[] = []): Values {
  const [first, ...others] = all
  if (!first) return {}
  return Object.fromEntries(
    Object.entries(first).flatMap(([key, value]): [string, YamlValue][] => {
      if (value === undefined || own.includes(key)) return []
      const values = [value, ...others.map(other => other[key])]
      if (values.every(isMap)) {
        const common = commonPart(values)
        return isEmpty(common) ? [] : [[key, common]]
      }
      return values.every(other => same(other, value)) ? [[key, value]] : []
    }),
  )
}

/** What one environment says beyond the common part; laid over it, the whole comes back. An empty map says nothing. */
export function difference(whole: Values, common: Values): Values {
  return Object.fromEntries(
    Object.entries(whole).flatMap(([key, value]): [string, YamlValue][] => {
      const shared = common[key]
      if (value === undefined) return []
      if (!isMap(value)) return same(value, shared) ? [] : [[key, value]]
      const rest = difference(value, isMap(shared) ? shared : {})
      return isEmpty(rest) ? [] : [[key, rest]]
    }),
  )
}

const isMap = (value: YamlValue | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: Values) => Object.keys(value).length === 0

/** Whether two scalars or lists are the same; what lists hold is written in one order everywhere. */
const same = (one: YamlValue | undefined, other: YamlValue | undefined) =>
  one === other || (Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other))
