import { nearest } from './nearest.ts'
import { keysOf, resolved, tagsOf, tagsWith } from './schema-fields.ts'
import { advice, between, describe, exampleOf, nameOf, type Wording } from './wording.ts'

export const unknownKey: Wording = ({ key, schema, map = {} }) => {
  const allowed = keysOf(schema)
  const tag = schema.discriminator?.propertyName
  const tags = tagsWith(schema, key)
  const meant = tags.length > 0 ? undefined : nearest(key, allowed)
  return {
    rule: 'schema-unknown-key',
    on: 'key',
    message: `${nameOf(key)} 키는 여기에 쓸 수 없습니다.`,
    found: key,
    allowed: allowed.join(', '),
    suggestion: meant ? `${meant} 키로 고치세요.` : tags.length > 0 ? underAnother(tag!, tags) : remove,
    fix: meant && !(meant in map) ? { on: 'key', value: meant } : undefined,
  }
}

const underAnother = (tag: string, tags: readonly string[]) =>
  `${tag} 값이 ${tags.join(', ')}일 때만 쓰는 키입니다. 키를 지우거나 ${tag} 값을 고치세요.`

const remove = '키를 지우세요. 따로 적어 둘 값이면 x-로 시작하는 키에 쓰세요.'

export const missingKey: Wording = ({ key, schema }) => {
  const missing = resolved(schema.properties?.[key] ?? {})
  const tags = tagsOf(schema, key)
  return {
    rule: 'schema-missing-key',
    on: 'key',
    message: `${nameOf(key)} 키가 빠졌습니다.`,
    allowed: tags.length > 0 ? tags.join(', ') : exampleOf(missing),
    suggestion: advice(`${nameOf(key)} 키를 쓰세요.`, missing),
  }
}

export const wrongKeyName: Wording = ({ key, schema }) => {
  const names = resolved(schema.propertyNames ?? {})
  const better = kebab(key)
  return {
    rule: 'schema-key-name',
    on: 'key',
    message: `${nameOf(key)} 키의 이름은 쓸 수 없는 모양입니다.`,
    found: key,
    allowed: describe(names) ?? exampleOf(names) ?? between(names.minLength, names.maxLength, '자'),
    suggestion: better === key || better.length < 2 ? '이름을 고치세요.' : `${better} 키로 고치세요.`,
  }
}

/** 'Board_Service' → 'board-service' */
const kebab = (key: string) =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
