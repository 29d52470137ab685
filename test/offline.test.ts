import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findTool } from './tools/find-tool.ts'

const program = fileURLToPath(new URL('../bin/ktarch.js', import.meta.url))
const strace = findTool('strace')

let folder = ''
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ktarch-offline-')))
  cpSync(fileURLToPath(new URL('../spec', import.meta.url)), join(folder, 'spec'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The system calls of a run, one a line. */
function callsOf(args: string[], calls: string): string[] {
  const trace = join(folder, 'trace')
  const { status, stderr } = spawnSync(
    strace!,
    ['-f', '-qq', '-o', trace, '-e', `trace=${calls}`, process.execPath, program, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  return readFileSync(trace, 'utf8').split('\n').filter(Boolean)
}

describe.skipIf(!strace)('as the kernel sees it', () => {
  test.each([['generate'], ['validate'], ['generate', '--check'], ['schema'], ['explain', 'reference']])(
    '%s speaks to no one',
    (...args) => {
      const calls = callsOf(args, 'connect,bind,sendto')
      expect(calls.filter(call => /AF_INET|AF_INET6/.test(call))).toEqual([])
    },
  )

  test('generate opens nothing for writing outside its output folder', () => {
    rmSync(join(folder, 'generated'), { recursive: true, force: true })
    const calls = callsOf(
      ['generate'],
      'open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat',
    )
    const writing = calls.filter(
      call =>
        /O_WRONLY|O_RDWR|O_CREAT|^\d+ +(creat|rename|unlink|mkdir|link|symlink)/.test(call) && !/= -1 /.test(call),
    )
    const outside = writing.filter(
      call => !call.includes(join(folder, 'generated')) && !/"\/dev\/(null|tty)"/.test(call),
    )
    console.log(`writes outside the output folder: ${outside.length} of ${writing.length}`)
    expect(writing.length).toBeGreaterThan(100)
    expect(outside).toEqual([])
  })
})
