import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { systemCode, WriteFailure, writing } from './failure.ts'
import type { Place } from './place.ts'

/**
 * The bytes of a file below the system's folder, or null where there is none.
 * Nothing is followed or waited for: a link, a folder, a pipe or a device in the way is a WriteFailure.
 */
export function readOutput(place: Place, path: string): Buffer | null {
  const full = join(place.folder, path)
  return writing(full, () => (refuseLinks(place, dirname(full)) ? readIfThere(full) : null), '읽을')
}

/** Refuses a link or a file at the output root or at any folder from there down to `folder`. False: it does not exist yet. */
export function refuseLinks(place: Place, folder: string): boolean {
  const steps = relative(place.root, folder).split(sep).filter(Boolean)
  let current = place.root
  for (const step of ['', ...steps]) {
    current = join(current, step)
    const stat = lstatSync(current, { throwIfNoEntry: false })
    if (!stat) return false
    if (stat.isSymbolicLink()) throw linkInTheWay(current)
    if (!stat.isDirectory())
      throw new WriteFailure(current, `${current}: 폴더가 있어야 할 자리에 파일이 있습니다. 옮기고 다시 실행하세요.`)
  }
  return true
}

/** No output of ours comes near this; a bigger file is somebody else's and is not read into memory. */
const largestOutput = 16 * 2 ** 20

function readIfThere(full: string): Buffer | null {
  const stat = lstatSync(full, { throwIfNoEntry: false })
  if (!stat) return null
  if (stat.isSymbolicLink()) throw linkInTheWay(full)
  if (!stat.isFile()) {
    throw new WriteFailure(
      full,
      `${full}: 파일이 있어야 할 자리에 ${stat.isDirectory() ? '폴더가' : '특수 파일이'} 있습니다. 옮기고 다시 실행하세요.`,
    )
  }
  try {
    return readRegularFile(full)
  } catch (error) {
    // Another run removed it just now.
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

function readRegularFile(full: string): Buffer {
  // The file may have become a link or a pipe since lstat: do not follow the one, do not wait for the other.
  const descriptor = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const { size } = fstatSync(descriptor)
    if (size > largestOutput) {
      throw new WriteFailure(
        full,
        `${full}: ${size}바이트로, 생성된 파일일 수 없을 만큼 큽니다. 옮기고 다시 실행하세요.`,
      )
    }
    return readFileSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const linkInTheWay = (path: string) =>
  new WriteFailure(
    path,
    `${path}: 심볼릭 링크라서 따라가지 않습니다. 출력 폴더 안에는 링크를 둘 수 없으니 지우고 다시 실행하세요.`,
  )
