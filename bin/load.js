import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'

// A run is over before optimised code pays for its compilation: V8 waits longer before it optimises (bench/start.mjs).
v8.setFlagsFromString('--interrupt-budget=2000000')

/** The bundles that were run, by path: scripts/build.mjs keeps their code. */
export const scripts = new Map()

/**
 * Runs a bundle of dist/ with the code that V8 made of it at build time, so that nothing is compiled again: a third of the time of a run.
 * Another Node refuses that code and compiles as ever.
 */
export function load(name) {
  const path = fileURLToPath(new URL(`../dist/${name}.cjs`, import.meta.url))
  const script = new vm.Script(
    `(function(exports,require,module,__filename,importPackage){${readFileSync(path, 'latin1')}\n})`,
    {
      filename: path,
      cachedData: codeKept(path),
    },
  )
  scripts.set(path, script)
  const module = { exports: {} }
  const fromNode = createRequire(path)
  const require = id => (id.startsWith('./') ? load(id.slice(2)) : fromNode(id))
  script.runInThisContext()(module.exports, require, module, path, name => import(name))
  return module.exports
}

function codeKept(path) {
  try {
    return readFileSync(`${path}.code`)
  } catch {
    return undefined
  }
}
