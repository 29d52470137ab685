// Writes src/spec/types.ts from the schema. A test holds the file fresh.
import { writeFileSync } from 'node:fs'
import { typesOf } from './types-of.mjs'

writeFileSync(new URL('../src/spec/types.ts', import.meta.url), await typesOf())
