import type { Options } from 'ajv'

export declare const ajvOptions: Options
export declare function compileValidator(): void
