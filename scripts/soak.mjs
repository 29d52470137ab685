// The long versions of the tests that search for what nobody thought of. Each prints its counts and its seed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const chosen = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--testTimeout=7200000', '--hookTimeout=600000', ...chosen],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, KTARCH_SOAK: '1', KTARCH_FUZZ: '100000' },
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
