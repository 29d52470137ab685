import module from 'node:module'

/** Node 22 keeps compiled code between runs; on Node 20 there is nothing to call. */
export const enableCompileCache = () => module.enableCompileCache?.()
