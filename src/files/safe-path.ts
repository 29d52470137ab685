import { WriteFailure } from './failure.ts'

/** Whether a relative path names a file below its folder, on every system: no '..', no root, no drive, no control or invisible character, none of our own hidden names. */
export const isSafePath = (path: string) => path.length <= longestPath && path.split('/').every(isSafeName)

export function assertSafePath(path: string) {
  if (!isSafePath(path)) {
    throw new WriteFailure(
      path,
      `${JSON.stringify(path)}: 파일 이름으로 쓸 수 없습니다. 출력 폴더 안의 상대 경로여야 하고 '..', 제어 문자, \\ : * ? " < > | 는 쓸 수 없습니다.`,
    )
  }
}

/** Two paths that are one file where case or composition of letters does not count (macOS, Windows) have the same key. */
export const caselessKey = (path: string) => path.normalize('NFC').toLowerCase()

const longestPath = 1024

// Windows drops a dot or space at the end of a name, so 'a.' and 'a' would be one file there.
const isSafeName = (name: string) =>
  name !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\\:*?"<>|]/u.test(name) && !/[. ]$/.test(name) && !/^\.ktarch-/i.test(name)
