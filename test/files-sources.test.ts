import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ReadFailure } from '../src/files/failure.ts'
import { findSpecs, largestSpec, readSource } from '../src/files/sources.ts'
import { temporaryFolder, write } from './fixtures/files/outputs-folder.ts'

describe('findSpecs', () => {
  test('finds the spec upward', () => {
    const folder = temporaryFolder()
    write(folder, 'a/architecture.yaml', '')
    mkdirSync(join(folder, 'a/b/c'), { recursive: true })
    expect(findSpecs([], join(folder, 'a/b/c'))).toEqual([join(folder, 'a/architecture.yaml')])
  })

  test('else finds every system below spec, in order', () => {
    const folder = temporaryFolder()
    for (const path of ['spec/b/architecture.yaml', 'spec/a/architecture.json', 'spec/c/other.yaml', 'spec/README.md'])
      write(folder, path, '')
    expect(findSpecs([], folder)).toEqual([
      join(folder, 'spec/a/architecture.json'),
      join(folder, 'spec/b/architecture.yaml'),
    ])
  })

  test('takes what is given, a folder for the spec inside it, each once', () => {
    const folder = temporaryFolder()
    write(folder, 'a/architecture.yaml', '')
    expect(findSpecs(['a', 'a/architecture.yaml', 'other.yaml'], folder)).toEqual([
      join(folder, 'a/architecture.yaml'),
      join(folder, 'other.yaml'),
    ])
  })

  test('says where it looked when there is none', () => {
    expect(() => findSpecs([], temporaryFolder())).toThrow(/architecture\.yaml을 찾지 못했습니다/)
  })

  test('names the file that was probably meant', () => {
    const folder = temporaryFolder()
    write(folder, 'a/architecture.yml', '')
    expect(() => findSpecs(['a'], folder)).toThrow(/혹시 .*architecture\.yml/)
  })

  test('refuses a folder that holds both a YAML and a JSON', () => {
    const folder = temporaryFolder()
    write(folder, 'architecture.yaml', '')
    write(folder, 'architecture.json', '')
    expect(() => findSpecs([], folder)).toThrow('하나만 남기세요')
  })
})

describe('readSource', () => {
  test('gives the bytes', () => {
    const folder = temporaryFolder()
    write(folder, 'architecture.yaml', 'system: 상점\n')
    expect(readSource(join(folder, 'architecture.yaml')).toString()).toBe('system: 상점\n')
    write(folder, 'empty.yaml', '')
    expect(readSource(join(folder, 'empty.yaml'))).toHaveLength(0)
  })

  test('reads up to the limit and not a byte more', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'architecture.yaml')
    write(folder, 'architecture.yaml', ' '.repeat(largestSpec))
    expect(readSource(path)).toHaveLength(largestSpec)
    write(folder, 'architecture.yaml', ' '.repeat(largestSpec + 1))
    expect(() => readSource(path)).toThrow(/1 MiB/)
    truncateSync(path, 4 * 2 ** 30)
    expect(() => readSource(path)).toThrow(/1 MiB/)
  })

  test.each([
    ['a folder', '폴더라서', (path: string) => mkdirSync(path)],
    ['a pipe', '파이프라서', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', '장치라서', (path: string) => symlinkSync('/dev/zero', path)],
    ['nothing', 'ENOENT|없습니다', () => {}],
    [
      'a file of the kernel that hides its size',
      '크기가 바뀌었습니다',
      (path: string) => symlinkSync('/proc/self/environ', path),
    ],
    ['a link in a circle', 'ELOOP', (path: string) => symlinkSync(path, path)],
  ])('refuses %s', (_, message, make) => {
    const path = join(temporaryFolder(), 'architecture.yaml')
    make(path)
    expect(() => readSource(path)).toThrow(ReadFailure)
    expect(() => readSource(path)).toThrow(new RegExp(message))
  })
})
