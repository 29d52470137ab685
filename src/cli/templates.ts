import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asWriteFailure, ReadFailure } from '../files/failure.ts'
import type { OwnTemplates } from '../outputs/index.ts'
import { knownHelpers } from '../outputs/known-helpers.mjs'
import { compileTemplates } from '../outputs/template.ts'
import { nearest } from '../spec/nearest.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printResult, shownPath } from './terminal.ts'

/** A team's own document templates: files of the same relative path as ours, in a folder it names. */
export async function ownTemplatesIn(folder: string): Promise<OwnTemplates> {
  if (!existsSync(folder)) throw new ReadFailure(folder, `${shownPath(folder)}: 그런 템플릿 폴더가 없습니다.`)
  const names = templatesBelow(folder)
  const known = templatesBelow(ours)
  const unknown = names.find(name => !known.includes(name))
  if (unknown) {
    const meant = nearest(unknown, known)
    throw new WrongUse(
      `${shownPath(join(folder, unknown))}: 같은 이름의 템플릿이 없습니다.${meant ? ` ${meant}을(를) 뜻한 것인지 확인하세요.` : ''} ktarch templates list가 이름을 보입니다.`,
    )
  }
  return compileTemplates(
    Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')])),
    knownHelpers,
  )
}

export function listTemplates(): number {
  printResult(
    templatesBelow(ours)
      .map(name => `${name}\n`)
      .join(''),
  )
  return exitCode.fine
}

/** Copies our templates of these names into a folder, to be changed there. A file that is there already stays. */
export function copyTemplates(names: string[], { to }: { to: string }): number {
  const known = templatesBelow(ours)
  for (const name of names) {
    if (!known.includes(name)) {
      const meant = nearest(name, known)
      throw new WrongUse(`'${name}' 템플릿은 없습니다.${meant ? ` ${meant}을(를) 뜻한 것인지 확인하세요.` : ''}`)
    }
    const target = resolve(to, name)
    try {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, readFileSync(join(ours, name)), { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST')
        throw new WrongUse(`${shownPath(target)}: 이미 있습니다. 지우거나 다른 폴더를 --to로 지정하세요.`)
      throw asWriteFailure(target, error)
    }
    printResult(`${shownPath(target)}\n`)
  }
  return exitCode.fine
}

/** Where our templates lie: beside the program, wherever it is installed. */
const ours = join(packageFolder(dirname(fileURLToPath(import.meta.url))), 'templates', 'documents')

function packageFolder(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(dirname(folder))
}

const templatesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.hbs'))
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
