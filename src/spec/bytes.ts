import type { Diagnostic } from '../diagnostic.ts'
import { limits } from './limits.ts'

export interface DecodedText {
  /** Without byte order mark, every line break as \n. What could not be decoded shows as U+FFFD. */
  text: string
  diagnostic?: Diagnostic
}

/** From the bytes of a file to its text; only UTF-8 up to 1 MiB passes. */
export function decodeSpec(bytes: Uint8Array | string): DecodedText {
  if (typeof bytes === 'string')
    return checkedSize(new TextEncoder().encode(bytes).length) ?? { text: withLineFeeds(bytes) }
  const tooLarge = checkedSize(bytes.length)
  if (tooLarge) return tooLarge
  const text = decodedUtf8(bytes)
  return text === undefined || alternatesWithZeros(bytes) ? notUtf8(bytes) : { text: withLineFeeds(text) }
}

function checkedSize(size: number): DecodedText | undefined {
  if (size <= limits.bytes) return undefined
  return {
    text: '',
    diagnostic: {
      rule: 'yaml-limit',
      severity: 'error',
      at: '',
      message: '파일이 너무 큽니다.',
      found: `${size}바이트`,
      allowed: `${limits.bytes}바이트(1MiB)까지`,
      suggestion: 'architecture.yaml이 맞는지 확인하세요.',
      position: { line: 1, column: 1, offset: 0, length: 1 },
    },
  }
}

const withLineFeeds = (text: string) => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

function decodedUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function notUtf8(bytes: Uint8Array): DecodedText {
  const offset = alternatesWithZeros(bytes) ? 0 : firstInvalidByte(bytes)
  const before = withLineFeeds(new TextDecoder().decode(bytes.subarray(0, offset)))
  const guess = encodingOf(bytes)
  return {
    text: withLineFeeds(new TextDecoder().decode(bytes)),
    diagnostic: {
      rule: 'encoding',
      severity: 'error',
      at: '',
      message:
        offset === 0
          ? '파일이 첫 바이트부터 UTF-8이 아닙니다.'
          : `파일의 처음에서 ${offset}바이트 뒤에 UTF-8이 아닌 바이트가 있습니다.`,
      found: guess ? `${guess}로 보입니다` : `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
      allowed: 'UTF-8',
      suggestion: guess
        ? '편집기에서 파일을 UTF-8로 다시 저장하세요.'
        : '그 자리의 글자를 다시 쓰고 파일을 UTF-8로 저장하세요.',
      position: {
        line: before.split('\n').length,
        column: before.length - before.lastIndexOf('\n'),
        offset: before.length,
        length: 1,
      },
    },
  }
}

/** Where the longest prefix that is UTF-8 ends. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (valid < invalid) {
    const middle = (valid + invalid + 1) >> 1
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle
    else invalid = middle - 1
  }
  return lastWholeCharacter(bytes.subarray(0, valid))
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** A prefix may end inside a character: the character that is broken off starts up to three bytes earlier. */
function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 0; back <= 3 && back <= bytes.length; back++) {
    if (decodedUtf8(bytes.subarray(0, bytes.length - back)) !== undefined) return bytes.length - back
  }
  return bytes.length
}

/** A name for what the bytes seem to be, for the message only. */
function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16(LE)'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16(BE)'
  const alternate = alternatesWithZeros(bytes)
  if (alternate) return `UTF-16(${alternate})`
  if (bytes.subarray(0, 4096).includes(0)) return '텍스트가 아닌 파일(이진 파일)'
  return hangulInCp949(bytes) ? 'CP949(EUC-KR)' : undefined
}

/** UTF-16 without its mark: of ASCII every other byte is zero, which UTF-8 would allow. */
function alternatesWithZeros(bytes: Uint8Array): 'LE' | 'BE' | undefined {
  const start = bytes.subarray(0, 64)
  if (start.length < 8 || !start.includes(0)) return undefined
  if (start.every((byte, i) => (byte === 0) === (i % 2 === 1))) return 'LE'
  return start.every((byte, i) => (byte === 0) === (i % 2 === 0)) ? 'BE' : undefined
}

function hangulInCp949(bytes: Uint8Array): boolean {
  try {
    return /[가-힣]{2}/.test(new TextDecoder('euc-kr', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}
