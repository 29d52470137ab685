import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { explain, ReadFailure, systemCode } from './failure.ts'

/** The most a spec may weigh; the two real systems stay below a tenth of it. */
export const largestSpec = 2 ** 20

/**
 * The specs a command is about, as absolute paths in a fixed order.
 * Given: each argument, a folder standing for the spec inside it. Else the spec found upward from `cwd`; else every spec/<system>/ below it.
 */
export function findSpecs(given: readonly string[], cwd: string): string[] {
  if (given.length > 0) {
    return [...new Set(given.map(argument => reading(resolve(cwd, argument), () => specAt(resolve(cwd, argument)))))]
  }
  return reading(cwd, () => {
    const above = specAbove(resolve(cwd))
    const found = above ? [above] : specsBelow(resolve(cwd, 'spec'))
    if (found.length > 0) return found
    throw new ReadFailure(
      cwd,
      `architecture.yaml을 찾지 못했습니다. ${cwd}에서 위로, 그리고 spec/*/ 아래를 찾았습니다. 파일을 인수로 지정하세요: spec/<시스템>/architecture.yaml`,
    )
  })
}

/** The bytes of a spec. Anything but a regular file of at most `largestSpec` bytes is a ReadFailure, and is not read. */
export const readSource = (path: string): Buffer => reading(path, () => readWhole(path))

function reading<T>(path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    const code = systemCode(error)
    if (code === null) throw error
    throw new ReadFailure(path, `${path}: 읽을 수 없습니다. ${code === 'ENOENT' ? whenMissing(path) : explain(code)}`)
  }
}

const specNames = ['architecture.yaml', 'architecture.json']

function specAt(path: string): string {
  if (!isFolder(path)) return path
  const found = specIn(path)
  if (found) return found
  throw new ReadFailure(path, `${path}: 폴더에 architecture.yaml이 없습니다. ${whenMissing(join(path, specNames[0]!))}`)
}

function specAbove(folder: string): string | null {
  const found = specIn(folder)
  if (found) return found
  return dirname(folder) === folder ? null : specAbove(dirname(folder))
}

function specsBelow(folder: string): string[] {
  if (!isFolder(folder)) return []
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
    .filter(isFolder)
    .flatMap(system => specIn(system) ?? [])
}

function specIn(folder: string): string | null {
  const found = specNames.map(name => join(folder, name)).filter(path => existsSync(path))
  if (found.length > 1) {
    throw new ReadFailure(
      folder,
      `${folder}: ${specNames.join('과 ')}이 함께 있어 어느 것이 맞는지 알 수 없습니다. 하나만 남기세요.`,
    )
  }
  return found[0] ?? null
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** What to do about a spec that is not there: the file that was probably meant, if one stands beside it. */
function whenMissing(path: string): string {
  const folder = dirname(path)
  const meant = isFolder(folder)
    ? readdirSync(folder).find(name => /^arch[a-z]*\.(ya?ml|json)$/i.test(name))
    : undefined
  return meant ? `혹시 ${join(folder, meant)}입니까?` : `그런 파일이 없습니다. 경로를 확인하세요: ${basename(path)}`
}

function readWhole(path: string): Buffer {
  // Before opening: opening a device can have effects, opening a pipe waits.
  const kind = kindOf(path)
  if (kind)
    throw new ReadFailure(path, `${path}: ${kind}라서 읽지 않습니다. 일반 파일인 architecture.yaml을 지정하세요.`)
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const { size } = fstatSync(descriptor)
    if (size > largestSpec) {
      throw new ReadFailure(
        path,
        `${path}: ${size}바이트입니다. 명세는 ${largestSpec}바이트(1 MiB)까지 읽습니다. 나누거나 줄이세요.`,
      )
    }
    return readExactly(descriptor, size, path)
  } finally {
    closeSync(descriptor)
  }
}

function kindOf(path: string): string | null {
  const stat = statSync(path)
  if (stat.isFile()) return null
  if (stat.isDirectory()) return '폴더'
  if (stat.isFIFO()) return '파이프'
  if (stat.isSocket()) return '소켓'
  return '장치'
}

/** One byte more than the size is asked for: a file that still grows, or one of /proc that hides its size, is noticed. */
function readExactly(descriptor: number, size: number, path: string): Buffer {
  const bytes = Buffer.alloc(size + 1)
  let length = 0
  while (length < bytes.length) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    if (count === 0) break
    length += count
  }
  if (length !== size)
    throw new ReadFailure(path, `${path}: 읽는 동안 크기가 바뀌었습니다. 저장이 끝난 뒤 다시 실행하세요.`)
  return bytes.subarray(0, size)
}
