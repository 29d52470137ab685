/** A spec could not be read; the program ends with 3. */
export class ReadFailure extends Error {
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.name = 'ReadFailure'
    this.path = path
  }
}

/** Outputs could not be written; what stood there before still stands, and the program ends with 4. */
export class WriteFailure extends Error {
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.name = 'WriteFailure'
    this.path = path
  }
}

/** The error code of a failed system call ('ENOSPC'), or null for anything else. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

/** What a failed system call means for the person at the keyboard, and what to do: '디스크에 남은 공간이 없습니다(ENOSPC). …' */
export function explain(code: string): string {
  const [meaning, remedy] = explanations[code] ?? [
    '운영체제가 거부했습니다',
    '경로와 디스크 상태를 확인하고 다시 실행하세요',
  ]
  return `${meaning}(${code}). ${remedy}.`
}

/** Runs one step on an output; a failed system call becomes a WriteFailure that names the file. Bugs pass through. */
export function writing<T>(path: string, step: () => T, verb: '쓸' | '읽을' = '쓸'): T {
  try {
    return step()
  } catch (error) {
    throw asWriteFailure(path, error, verb)
  }
}

/** The same for an error that was caught: names the file the step was about. */
export function asWriteFailure(path: string, error: unknown, verb = '쓸'): unknown {
  const code = systemCode(error)
  return code === null ? error : new WriteFailure(path, `${path}: ${verb} 수 없습니다. ${explain(code)}`)
}

const explanations: Record<string, [meaning: string, remedy: string]> = {
  ENOSPC: ['디스크에 남은 공간이 없습니다', '공간을 비우고 다시 실행하세요'],
  EDQUOT: ['디스크 할당량을 다 썼습니다', '공간을 비우고 다시 실행하세요'],
  EACCES: ['권한이 없습니다', '파일과 폴더의 소유자와 권한을 확인하세요'],
  EPERM: ['허용되지 않는 작업입니다', '파일과 폴더의 소유자와 권한을 확인하세요'],
  EROFS: ['읽기 전용 파일 시스템입니다', '쓸 수 있는 폴더를 --out으로 지정하세요'],
  EIO: ['디스크 입출력 오류입니다', '디스크 상태를 확인하고 다시 실행하세요'],
  EMFILE: ['열 수 있는 파일 수를 다 썼습니다', '열린 파일의 한도(ulimit -n)를 올리고 다시 실행하세요'],
  ENFILE: ['시스템이 열 수 있는 파일 수를 다 썼습니다', '다른 프로그램을 닫고 다시 실행하세요'],
  ENAMETOOLONG: ['이름이 너무 깁니다', '더 짧은 경로를 --out으로 지정하세요'],
  ENOTDIR: ['폴더가 있어야 할 자리에 파일이 있습니다', '그 파일을 옮기고 다시 실행하세요'],
  EISDIR: ['파일이 있어야 할 자리에 폴더가 있습니다', '그 폴더를 옮기고 다시 실행하세요'],
  ELOOP: ['심볼릭 링크입니다', '링크를 지우고 다시 실행하세요'],
  EBUSY: ['다른 프로그램이 쓰고 있습니다', '그 프로그램을 닫고 다시 실행하세요'],
  ENOENT: ['없습니다', '경로를 확인하세요'],
}
