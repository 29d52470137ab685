import { hash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal. */
export const fingerprintOf = (bytes: Buffer | string) => hash('sha256', bytes)
