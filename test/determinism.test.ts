import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTool } from './tools/find-tool.ts'

/* The same spec gives the same bytes on every host: whatever the time, the language, the path, the user's mask, the folder's order or the cores. */

const program = fileURLToPath(new URL('../bin/ktarch.js', import.meta.url))
const otherHost = pathToFileURL(fileURLToPath(new URL('./fixtures/other-host.mjs', import.meta.url))).href
const year = 365 * 86_400_000

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ktarch-hosts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Host {
  name: string
  env?: Record<string, string>
  umask?: string
  below?: string
  cores?: string
}

const hosts: Host[] = [
  { name: 'plain' },
  ...['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'].map(TZ => ({ name: TZ, env: { TZ } })),
  ...['C', 'ko_KR.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8'].map(LC_ALL => ({
    name: LC_ALL,
    env: { LC_ALL, LANG: LC_ALL },
  })),
  { name: 'another path', below: '한글 경로/with blank' },
  { name: 'a strict mask', umask: '077' },
  {
    name: 'a year ahead, folders backwards',
    env: { NODE_OPTIONS: `--import=${otherHost}`, KTARCH_TEST_CLOCK: String(year) },
  },
  {
    name: 'a year ago, folders backwards',
    env: { NODE_OPTIONS: `--import=${otherHost}`, KTARCH_TEST_CLOCK: String(-year) },
  },
  { name: 'another user and home', env: { USER: 'somebody', HOME: '/nonexistent', LOGNAME: 'somebody' } },
  { name: 'one core', cores: '0' },
]

function outputsOn({ name, env = {}, umask = '022', below = '', cores }: Host): string {
  const here = join(folder, name.replaceAll('/', '-'), below)
  mkdirSync(here, { recursive: true })
  cpSync(fileURLToPath(new URL('../spec', import.meta.url)), join(here, 'spec'), { recursive: true })
  const pinned = cores === undefined ? '' : `taskset -c ${cores} `
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `umask ${umask}; exec ${pinned}"$0" "$@"`, process.execPath, program, 'generate'],
    {
      cwd: here,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', ...env },
    },
  )
  expect({ name, status, stderr: status === 0 ? '' : stderr }).toEqual({ name, status: 0, stderr: '' })
  const hash = createHash('sha256')
  const files = readdirSync(join(here, 'generated'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(here.length))
    .sort()
  for (const path of files)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(here, path)))
  expect(files.length).toBeGreaterThan(100)
  return hash.digest('hex')
}

test('every host writes the same bytes', { timeout: 300_000 }, () => {
  const able = hosts.filter(({ cores }) => cores === undefined || findTool('taskset'))
  const digests = able.map(host => ({ host: host.name, digest: outputsOn(host) }))
  const differing = digests.filter(({ digest }) => digest !== digests[0]!.digest)
  console.log(`differing hosts: ${differing.length} of ${digests.length}`)
  expect(differing).toEqual([])
})
