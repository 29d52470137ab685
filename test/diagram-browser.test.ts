import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CannotRender } from '../src/render/cannot-render.ts'
import { legendOf } from '../src/render/draw-diagram.ts'
import { browserVariables, findBrowser } from '../src/render/find-browser.ts'
import { findMermaid } from '../src/render/mermaid-packages.ts'
import { renderDiagrams } from '../src/render/render.ts'
import { temporaryFolder } from './mermaid/chromium.ts'

const folder = temporaryFolder()
afterAll(folder.remove)

const program = (...path: string[]) => {
  const file = join(folder.path, ...path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, '#!/bin/sh\nexit 1\n')
  chmodSync(file, 0o755)
  return file
}

describe('the browser', () => {
  const asked = program('asked')
  const named = browserVariables.map(variable => program(`by-${variable}`))
  const onPath = program('bin', 'google-chrome')
  const shell = program('shell', 'chrome-headless-shell')
  const everything = {
    ...Object.fromEntries(browserVariables.map((variable, index) => [variable, named[index]])),
    PATH: join(folder.path, 'bin'),
  }

  test('is the one asked for, else the first that a variable names, else the first on PATH', async () => {
    expect(await findBrowser(asked, everything)).toBe(asked)
    expect(await findBrowser(null, everything)).toBe(named[0])
    expect(await findBrowser(null, { ...everything, [browserVariables[0]!]: '' })).toBe(named[1])
    expect(await findBrowser(null, { [browserVariables[2]!]: named[2], PATH: '' })).toBe(named[2])
    expect(await findBrowser(null, { PATH: ['/nowhere', join(folder.path, 'bin')].join(delimiter) })).toBe(onPath)
    expect(await findBrowser('google-chrome', { PATH: join(folder.path, 'bin') })).toBe(onPath)
  })

  test('is the headless shell where there are both', async () => {
    expect(
      await findBrowser(null, { PATH: [join(folder.path, 'bin'), join(folder.path, 'shell')].join(delimiter) }),
    ).toBe(shell)
  })

  test.each([
    ['the option', '/no/such/browser', {}, /^--browser 옵션이 가리키는/],
    ['a variable', null, { KTARCH_BROWSER: '/no/such/browser' }, /^환경 변수 KTARCH_BROWSER가 가리키는/],
    ['a folder', folder.path, {}, /실행할 수 없습니다/],
  ])('that %s names and that is none is refused, not replaced by another', async (_, value, environment, message) => {
    const error = await findBrowser(value, { ...environment, PATH: join(folder.path, 'bin') }).catch(error => error)
    expect(error).toBeInstanceOf(CannotRender)
    expect(error.message).toMatch(message)
    expect(error.suggestion).toContain('경로')
  })

  test('that is nowhere comes with what to install', async () => {
    // Where Puppeteer would look for one it downloaded itself; read when it is first imported.
    process.env.PUPPETEER_CACHE_DIR = folder.path
    const error = await findBrowser(null, { PATH: '/nowhere' }, []).catch(error => error)
    expect(error).toBeInstanceOf(CannotRender)
    expect(error.message).toBe('다이어그램을 그릴 브라우저(Chromium 또는 Chrome)를 찾지 못했습니다.')
    for (const words of [
      'sudo apt-get install chromium fonts-noto-cjk',
      'brew install',
      'winget install',
      ...browserVariables,
    ]) {
      expect(error.suggestion).toContain(words)
    }
  })

  test.skipIf(process.getuid?.() !== 0)(
    'is not started by root without the word that switches its sandbox off',
    async () => {
      const job = { path: 'x.mmd', source: 'flowchart TB\n  a --> b\n' }
      const error = await renderDiagrams([job], { browser: asked }).catch(error => error)
      expect(error).toBeInstanceOf(CannotRender)
      expect(error.message).toContain('root')
      expect(error.suggestion).toContain('--no-sandbox')
    },
  )

  test('that does not start is named with what it said', async () => {
    const job = { path: join(folder.path, 'x.mmd'), source: 'flowchart TB\n  a --> b\n' }
    const error = await renderDiagrams([job], { browser: asked, noSandbox: true }).catch(error => error)
    expect(error).toBeInstanceOf(CannotRender)
    expect(error.message).toBe(`브라우저를 시작하지 못했습니다: ${asked}`)
  })
})

test('nothing to draw asks for no browser', async () => {
  expect(await renderDiagrams([], { browser: '/no/such/browser' })).toEqual({ renderings: [], warnings: [] })
})

test('Mermaid and its layout are those of mermaid-cli', () => {
  expect(findMermaid().versions).toEqual([
    expect.stringMatching(/^@mermaid-js\/mermaid-cli 11\./),
    expect.stringMatching(/^mermaid 11\.(1[7-9]|[2-9]\d)\./),
    expect.stringMatching(/^@mermaid-js\/layout-elk 0\./),
  ])
})

test('the legend is read from the file', () => {
  expect(legendOf('flowchart TB\n  %% 범례 | svc 서비스 | --> 호출·데이터\n')).toEqual([
    { sign: 'svc', name: '서비스' },
    { sign: '-->', name: '호출·데이터' },
  ])
  expect(legendOf('flowchart TB\n  %% 다른 설명\n')).toEqual([])
})
