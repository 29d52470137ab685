import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ApplyOptions, applyPlan } from '../src/files/apply.ts'
import { WriteFailure } from '../src/files/failure.ts'
import { fingerprintOf } from '../src/files/fingerprint.ts'
import { planWrites, type Scope } from '../src/files/plan.ts'
import { outputs, temporaryFolder, textsIn, treeOf, write } from './fixtures/files/outputs-folder.ts'

const first = {
  'bicep/main.bicep': 'param a string\n',
  'docs/overview.md': '# 개요\n',
  'helm/shop/values.yaml': 'a: 1\n',
}
const second = { 'bicep/main.bicep': 'param b string\n', 'docs/overview.md': '# 개요\n', 'docs/prod.md': '# 운영\n' }

async function generate(root: string, texts: Record<string, string>, options: ApplyOptions & { scope?: Scope } = {}) {
  return applyPlan(await planWrites(root, 'shop', outputs(texts), options), options)
}

async function changesOf(root: string, texts: Record<string, string>, scope?: Scope) {
  const { changes } = await planWrites(root, 'shop', outputs(texts), { scope })
  return Object.fromEntries(changes.map(({ path, change }) => [path, change]))
}

describe('a set of files', () => {
  test('is written whole, with a manifest of fingerprints in order', async () => {
    const root = join(temporaryFolder(), 'not/there/yet')
    await generate(root, first)
    expect(textsIn(join(root, 'shop'))).toEqual(first)
    const recorded = Object.entries(first).map(([path, text]) => [path, fingerprintOf(text)])
    expect(JSON.parse(readFileSync(join(root, 'shop/.ktarch-manifest.json'), 'utf8'))).toEqual(
      Object.fromEntries(recorded),
    )
  })

  test('replaces the one before: created, updated, deleted, and no folder left empty', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    expect(await changesOf(root, second)).toEqual({
      'bicep/main.bicep': 'update',
      'docs/overview.md': 'same',
      'docs/prod.md': 'create',
      'helm/shop/values.yaml': 'delete',
    })
    await generate(root, second)
    expect(textsIn(join(root, 'shop'))).toEqual(second)
  })

  test('may leave only a new file in a folder', async () => {
    const root = temporaryFolder()
    await generate(root, { 'docs/a.md': 'old\n' })
    await generate(root, { 'docs/b.md': 'new\n' })
    expect(textsIn(join(root, 'shop'))).toEqual({ 'docs/b.md': 'new\n' })
  })

  test('is not written again when nothing differs', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    const paths = [...Object.keys(first), '.ktarch-manifest.json', '.', 'docs'].map(path => join(root, 'shop', path))
    const times = () => paths.map(path => statSync(path, { bigint: true }).ctimeNs)
    const before = times()
    await generate(root, first)
    expect(times()).toEqual(before)
  })

  test('leaves the files that stay the same untouched when others change', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    const before = statSync(join(root, 'shop/docs/overview.md'), { bigint: true }).ctimeNs
    await generate(root, second)
    expect(statSync(join(root, 'shop/docs/overview.md'), { bigint: true }).ctimeNs).toBe(before)
  })

  test('has the modes the umask says, whoever ran before', async () => {
    const root = temporaryFolder()
    const before = process.umask(0o027)
    try {
      await generate(root, first)
      process.umask(0o022)
      await generate(root, second)
    } finally {
      process.umask(before)
    }
    const modeOf = (path: string) => (statSync(join(root, 'shop', path)).mode & 0o777).toString(8)
    expect(['docs/overview.md', 'docs'].map(modeOf)).toEqual(['640', '750'])
    expect(['bicep/main.bicep', 'docs/prod.md', '.ktarch-manifest.json'].map(modeOf)).toEqual(['644', '644', '644'])
  })

  test('of one kind says nothing of the others', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    const scope: Scope = path => path.startsWith('docs/')
    expect(await changesOf(root, second, scope)).toEqual({ 'docs/overview.md': 'same', 'docs/prod.md': 'create' })
    await generate(root, second, { scope })
    expect(textsIn(join(root, 'shop'))).toEqual({ ...first, 'docs/prod.md': '# 운영\n' })
    await generate(root, first)
    expect(textsIn(join(root, 'shop'))).toEqual(first)
  })
})

describe('what a person did', () => {
  test('to a generated file is kept and reported, every time', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    write(join(root, 'shop'), 'bicep/main.bicep', 'by hand\n')
    for (const texts of [first, second, second]) {
      expect(await changesOf(root, texts)).toMatchObject({ 'bicep/main.bicep': 'edited' })
      await generate(root, texts)
      expect(textsIn(join(root, 'shop'))).toEqual({ ...texts, 'bicep/main.bicep': 'by hand\n' })
    }
  })

  test('to a file that is no longer generated is kept and reported', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    write(join(root, 'shop'), 'helm/shop/values.yaml', 'by: hand\n')
    await generate(root, second)
    expect(textsIn(join(root, 'shop'))).toEqual({ ...second, 'helm/shop/values.yaml': 'by: hand\n' })
    expect(await changesOf(root, second)).toMatchObject({ 'helm/shop/values.yaml': 'edited' })
  })

  test('is kept beside, never over another backup, when we are told to replace it', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    write(join(root, 'shop'), 'bicep/main.bicep', 'by hand\n')
    write(join(root, 'shop'), 'bicep/main.bicep.orig', 'older\n')
    write(join(root, 'shop'), 'helm/shop/values.yaml', 'by: hand\n')
    const { backups } = await generate(root, second, { force: true })
    expect(backups).toEqual([
      { path: 'bicep/main.bicep', backup: 'bicep/main.bicep.orig.2' },
      { path: 'helm/shop/values.yaml', backup: 'helm/shop/values.yaml.orig' },
    ])
    expect(textsIn(join(root, 'shop'))).toEqual({
      ...second,
      'bicep/main.bicep.orig': 'older\n',
      'bicep/main.bicep.orig.2': 'by hand\n',
      'helm/shop/values.yaml.orig': 'by: hand\n',
    })
    expect((await planWrites(root, 'shop', outputs(second))).changes.every(({ change }) => change === 'same')).toBe(
      true,
    )
  })

  test('outside our files is never touched', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    write(join(root, 'shop'), 'docs/notes.md', 'mine\n')
    write(join(root, 'shop'), 'helm/notes.txt', 'mine\n')
    await generate(root, {})
    expect(textsIn(join(root, 'shop'))).toEqual({ 'docs/notes.md': 'mine\n', 'helm/notes.txt': 'mine\n' })
  })

  test('before us, where our file would stand, is kept; equal bytes are adopted', async () => {
    const root = temporaryFolder()
    write(join(root, 'shop'), 'docs/overview.md', first['docs/overview.md'])
    write(join(root, 'shop'), 'bicep/main.bicep', 'theirs\n')
    expect(await changesOf(root, first)).toMatchObject({ 'docs/overview.md': 'same', 'bicep/main.bicep': 'foreign' })
    await generate(root, first)
    expect(textsIn(join(root, 'shop'))).toEqual({ ...first, 'bicep/main.bicep': 'theirs\n' })
    await generate(root, {})
    expect(textsIn(join(root, 'shop'))).toEqual({ 'bicep/main.bicep': 'theirs\n' })
  })

  test('when it deleted a generated file brings it back, or not when it is no longer generated', async () => {
    const root = temporaryFolder()
    await generate(root, first)
    rmSync(join(root, 'shop/docs'), { recursive: true })
    rmSync(join(root, 'shop/helm'), { recursive: true })
    await generate(root, second)
    expect(textsIn(join(root, 'shop'))).toEqual(second)
  })
})

describe('the manifest', () => {
  test('with conflict markers of a merge still tells which files are ours', async () => {
    const root = temporaryFolder()
    await generate(root, second)
    const theirs = readFileSync(join(root, 'shop/.ktarch-manifest.json'), 'utf8')
    await generate(root, first)
    const ours = readFileSync(join(root, 'shop/.ktarch-manifest.json'), 'utf8')
    const merged = `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> feature\n`
    write(join(root, 'shop'), '.ktarch-manifest.json', merged)
    await generate(root, second)
    expect(textsIn(join(root, 'shop'))).toEqual(second)
    expect(readFileSync(join(root, 'shop/.ktarch-manifest.json'), 'utf8')).toBe(theirs)
  })

  test('keeps, of the two sides of a merge, what a file that is not this run’s business has', async () => {
    const root = temporaryFolder()
    const manifest = join(root, 'shop/.ktarch-manifest.json')
    await generate(root, first)
    const ours = readFileSync(manifest, 'utf8')
    for (const side of ['0', 'f']) {
      const theirs = `"bicep/main.bicep": "${side.repeat(64)}"`
      write(join(root, 'shop'), '.ktarch-manifest.json', `<<<<<<<\n${ours}=======\n{\n  ${theirs}\n}\n>>>>>>>\n`)
      await generate(root, first, { scope: path => path.startsWith('docs/') })
      expect(JSON.parse(readFileSync(manifest, 'utf8'))).toEqual(JSON.parse(ours))
      write(join(root, 'shop'), '.ktarch-manifest.json', ours)
    }
  })

  test('cannot make us delete a file outside', async () => {
    const root = temporaryFolder()
    write(root, 'precious.txt', 'keep\n')
    const paths = ['../precious.txt', join(root, 'precious.txt'), 'docs/../../precious.txt', '.ktarch-lock/x']
    const entries = paths.map(path => [path, fingerprintOf('keep\n')])
    write(join(root, 'shop'), '.ktarch-manifest.json', JSON.stringify(Object.fromEntries(entries)))
    await generate(root, first)
    expect(treeOf(root)).toMatchObject({ 'precious.txt': 'keep\n' })
  })
})

describe('a name', () => {
  const bad = [
    '../x',
    '/etc/x',
    'a//b',
    'a/./b',
    '',
    'a\\b',
    'c:x',
    'a\nb',
    'a\u202eb',
    'a. ',
    '.ktarch-manifest.json',
    'x/'.repeat(600),
  ]
  test.each(bad)('%j is refused', async path => {
    await expect(planWrites(temporaryFolder(), 'shop', outputs({ [path]: '' }))).rejects.toThrow(WriteFailure)
  })

  test.each(['..', 'a/b', '', '.ktarch-lock'])('%j is no name of a system', async system => {
    await expect(planWrites(temporaryFolder(), system, [])).rejects.toThrow(WriteFailure)
  })

  test('that differs from another only in case is refused', async () => {
    await expect(planWrites(temporaryFolder(), 'shop', outputs({ 'Docs/A.md': '', 'docs/a.md': '' }))).rejects.toThrow(
      '대소문자',
    )
  })

  test('that is a folder on the disk is refused, and nothing is written', async () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'shop/docs/overview.md'), { recursive: true })
    await expect(generate(root, first)).rejects.toThrow('폴더가 있습니다')
    expect(treeOf(root)).toEqual({ 'shop/docs/overview.md': '<empty>' })
  })
})
