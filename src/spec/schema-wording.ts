import type { FixableDiagnostic } from './fixes.ts'
import { advice, exampleOf, nameOf, type SchemaFault, shown, type Wording } from './wording.ts'
import { missingKey, unknownKey, wrongKeyName } from './wording-of-keys.ts'
import { repeated, tooFew, tooMany } from './wording-of-sizes.ts'
import { wrongType } from './wording-of-types.ts'
import { notAllowed, outOfRange, wrongForm, wrongLength, wrongTag } from './wording-of-values.ts'

/** A fault as a Korean finding. */
export function wordingOf(fault: SchemaFault): FixableDiagnostic {
  const wording = wordings[fault.keyword] ?? otherFault
  return { severity: 'error', at: fault.at, ...wording(fault) }
}

/** The keywords of JSON Schema that have words of their own; a test holds that the schema uses no other. */
export const wordings: Record<string, Wording> = {
  additionalProperties: unknownKey,
  required: missingKey,
  propertyNames: wrongKeyName,
  type: wrongType,
  enum: notAllowed,
  const: notAllowed,
  discriminator: wrongTag,
  pattern: wrongForm,
  minimum: outOfRange,
  maximum: outOfRange,
  minLength: wrongLength,
  maxLength: wrongLength,
  minItems: tooFew,
  minProperties: tooFew,
  maxItems: tooMany,
  maxProperties: tooMany,
  uniqueItems: repeated,
}

const otherFault: Wording = ({ key, value, schema }) => ({
  rule: 'schema-value',
  message: `${nameOf(key)} 값이 스키마에 맞지 않습니다.`,
  found: shown(value),
  allowed: exampleOf(schema),
  suggestion: advice('스키마에 맞게 고치세요.', schema),
})
