import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { applyPlan } from '../src/files/apply.ts'
import { WriteFailure } from '../src/files/failure.ts'
import { fingerprintOf } from '../src/files/fingerprint.ts'
import { planWrites } from '../src/files/plan.ts'
import { buildDriver, everyChange } from './fixtures/files/child-runs.ts'
import { outputs, temporaryFolder, textsIn, treeOf, write } from './fixtures/files/outputs-folder.ts'
import { findTool } from './tools/find-tool.ts'

const first = { 'docs/overview.md': '# 개요\n', 'docs/old.md': '# 옛것\n', 'bicep/main.bicep': 'param a string\n' }
const second = {
  'docs/overview.md': '# 새 개요\n',
  'docs/more/new.md': '# 새것\n',
  'bicep/main.bicep': 'param b string\n',
}

const generate = async (root: string, texts: Record<string, string>, force = false) =>
  applyPlan(await planWrites(root, 'shop', outputs(texts)), { force, waitSeconds: 0.2 })

/** An output root beside a folder that is none of our business. */
async function besideOutside() {
  const folder = temporaryFolder()
  const root = join(folder, 'generated')
  const outside = join(folder, 'outside')
  for (const path of ['overview.md', 'old.md', 'main.bicep', 'docs/overview.md', 'shop/docs/overview.md', '0.new'])
    write(outside, path, 'precious\n')
  await generate(root, first)
  return { root, outside, shop: join(root, 'shop'), untouched: treeOf(outside) }
}

/** Puts a link where a file or folder of ours is. */
function plant(path: string, target: string) {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

describe('a link is not followed', () => {
  test.each([
    ['a file', 'shop/docs/overview.md', 'overview.md'],
    ['a file that is only to be deleted', 'shop/docs/old.md', 'old.md'],
    ['a file that is not there', 'shop/docs/overview.md', 'missing.md'],
    ['a folder', 'shop/docs', 'docs'],
    ['a folder to be created', 'shop/docs/more', 'docs'],
    ["the system's folder", 'shop', 'shop'],
    ['the output root', '.', '.'],
    ['the manifest', 'shop/.ktarch-manifest.json', 'overview.md'],
    ['the staging folder', 'shop/.ktarch-staging', 'docs'],
    ['the lock', 'shop/.ktarch-lock', 'overview.md'],
    ['the lock, to nowhere', 'shop/.ktarch-lock', 'missing'],
  ])('at %s', async (_, path, target) => {
    const { root, outside, untouched } = await besideOutside()
    plant(join(root, path), join(outside, target))
    for (const force of [false, true]) await expect(generate(root, second, force)).rejects.toThrow(WriteFailure)
    expect(treeOf(outside)).toEqual(untouched)
  })

  test('where a backup would go', async () => {
    const { root, outside, shop, untouched } = await besideOutside()
    write(shop, 'docs/overview.md', '# 사람이 고침\n')
    plant(join(shop, 'docs/overview.md.orig'), join(outside, 'missing.md'))
    const { backups } = await generate(root, second, true)
    expect(backups).toEqual([{ path: 'docs/overview.md', backup: 'docs/overview.md.orig.2' }])
    expect(treeOf(outside)).toEqual(untouched)
  })

  test('that was put there after the plan was made', async () => {
    const { root, outside, shop, untouched } = await besideOutside()
    const plan = await planWrites(root, 'shop', outputs(second))
    plant(join(shop, 'docs'), join(outside, 'docs'))
    await expect(applyPlan(plan)).rejects.toThrow('심볼릭 링크')
    expect(treeOf(outside)).toEqual(untouched)
  })

  test('but one above the output root is the way there', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'disk'))
    symlinkSync(join(folder, 'disk'), join(folder, 'home'))
    await generate(join(folder, 'home/generated'), second)
    expect(textsIn(join(folder, 'disk/generated/shop'))).toEqual(second)
  })
})

describe('a staging folder that comes with a pull request', () => {
  const before = fingerprintOf(first['docs/overview.md'])
  const after = fingerprintOf('evil\n')
  const journals: Record<string, unknown> = {
    'that leads outside': {
      folders: [],
      steps: [{ path: '../../outside/overview.md', before: fingerprintOf('precious\n'), after: null }],
    },
    'that creates folders outside': { folders: ['../../outside/evil'], steps: [] },
    'that keeps a backup outside': {
      folders: [],
      steps: [{ path: 'docs/overview.md', before, after: null, backup: '../../outside/x' }],
    },
    'that replaces the lock': { folders: [], steps: [{ path: '.ktarch-lock', before: null, after: null }] },
    'that is no journal': { steps: 'none' },
    'that is null': null,
  }
  test.each(Object.entries(journals))('%s is refused', async (_, journal) => {
    for (const name of ['forward.json', 'back.json']) {
      const { root, outside, shop, untouched } = await besideOutside()
      write(shop, `.ktarch-staging/${name}`, JSON.stringify(journal))
      await expect(generate(root, second)).rejects.toThrow('중단된 실행의 기록이 아닙니다')
      expect(treeOf(outside)).toEqual(untouched)
      expect(readFileSync(join(shop, 'docs/overview.md'), 'utf8')).toBe(first['docs/overview.md'])
    }
  })

  test('whose new file is a link is refused', async () => {
    const { root, outside, shop, untouched } = await besideOutside()
    write(
      shop,
      '.ktarch-staging/forward.json',
      JSON.stringify({ folders: [], steps: [{ path: 'docs/overview.md', before, after }] }),
    )
    plant(join(shop, '.ktarch-staging/0.new'), join(outside, 'overview.md'))
    await expect(generate(root, second)).rejects.toThrow('심볼릭 링크')
    expect(treeOf(outside)).toEqual(untouched)
  })

  test('whose folders lead through a link is refused', async () => {
    const { root, outside, shop, untouched } = await besideOutside()
    write(shop, '.ktarch-staging/forward.json', JSON.stringify({ folders: ['link/evil'], steps: [] }))
    plant(join(shop, 'link'), outside)
    await expect(generate(root, second)).rejects.toThrow('심볼릭 링크')
    expect(treeOf(outside)).toEqual(untouched)
  })

  test('without a journal is only waste', async () => {
    const { root, outside, shop, untouched } = await besideOutside()
    plant(join(shop, '.ktarch-staging/0.new'), join(outside, 'overview.md'))
    plant(join(shop, '.ktarch-staging/folder'), outside)
    await generate(root, second)
    expect(existsSync(join(shop, '.ktarch-staging'))).toBe(false)
    expect(textsIn(shop)).toEqual(second)
    expect(treeOf(outside)).toEqual(untouched)
  })
})

describe.skipIf(!findTool('strace'))('seen from the kernel (needs strace)', () => {
  const driver = buildDriver()
  afterAll(driver.close)

  test('a run opens nothing outside the output root for writing, and connects to nothing', async () => {
    const root = await driver.prepare(everyChange)
    const log = join(driver.folder, 'opens.log')
    const calls = 'trace=open,openat,creat,connect,socket,mkdir,rename,link,symlink,unlink,rmdir,truncate,chmod'
    const { code } = await driver.run(
      root,
      everyChange.after,
      ['force'],
      [findTool('strace')!, '-f', '-qq', '-o', log, '-e', calls],
    )
    expect(code).toBe(0)
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
    const harmless = (line: string) => /openat.*O_RDONLY/.test(line) || /\+\+\+|---/.test(line)
    const outside = lines.filter(
      line => !harmless(line) && ![...line.matchAll(/"([^"]*)"/g)].every(([, path]) => path!.startsWith(root)),
    )
    expect(lines.filter(line => line.includes(root)).length).toBeGreaterThan(50)
    expect(outside.filter(line => !line.includes('"/dev/null"'))).toEqual([])
    expect(lines.filter(line => /connect\(|socket\(/.test(line))).toEqual([])
  })

  test('a second run changes nothing on the disk', async () => {
    const root = await driver.prepare({ ...everyChange, edits: {} })
    const log = join(driver.folder, 'second.log')
    const calls = 'trace=openat,mkdir,rename,link,unlink,rmdir,fsync,chmod,utimensat'
    await driver.run(root, everyChange.before, [], [findTool('strace')!, '-f', '-qq', '-o', log, '-e', calls])
    const lines = readFileSync(log, 'utf8')
      .split('\n')
      .filter(line => line.includes(root))
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.filter(line => !/openat.*O_RDONLY/.test(line))).toEqual([])
  })
})

test('an output that shares its bytes with a file outside does not carry a write there', async () => {
  const { root, outside, shop } = await besideOutside()
  rmSync(join(shop, 'docs/overview.md'))
  write(outside, 'shared.md', first['docs/overview.md'])
  execFileSync('ln', [join(outside, 'shared.md'), join(shop, 'docs/overview.md')])
  await generate(root, second)
  expect(readFileSync(join(outside, 'shared.md'), 'utf8')).toBe(first['docs/overview.md'])
  expect(textsIn(shop)).toEqual(second)
})
