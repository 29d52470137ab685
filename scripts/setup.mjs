// Brings the checkout into a state in which the program and its tests can run: packages installed, everything built.
// Does nothing, quickly, when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

step('packages', ['package-lock.json', 'package.json'], 'node_modules/.ktarch-packages', () =>
  npm('ci', '--ignore-scripts'),
)
step('build', ['package-lock.json', 'schemas', 'scripts', 'src', 'templates'], 'dist/.ktarch-build', () =>
  run(process.execPath, 'scripts/build.mjs'),
)

/** Runs `work` unless the stamp says that it was done for exactly these inputs. */
function step(name, inputs, stamp, work) {
  const path = join(root, stamp)
  const state = fingerprint(inputs)
  if (existsSync(path) && readFileSync(path, 'utf8') === state) return
  process.stderr.write(`ktarch: ${name}\n`)
  work()
  writeFileSync(path, state)
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const path of inputs.flatMap(filesOf))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesOf(path) {
  if (path.includes('.generated.')) return []
  const entries = existsSync(join(root, path)) ? readdirOrNull(join(root, path)) : []
  if (entries === null) return [path]
  return entries.sort().flatMap(name => filesOf(`${path}/${name}`))
}

function readdirOrNull(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

function npm(...args) {
  const cli = process.env.npm_execpath
  if (cli) run(process.execPath, cli, ...args)
  else run('npm', ...args)
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}
