import { ReadFailure, WriteFailure } from '../files/failure.ts'
import { Interrupted } from '../files/interruption.ts'
import { TemplateError } from '../outputs/template-error.ts'
import { exitCode } from './exit-codes.ts'
import { printNote } from './terminal.ts'

/** A command was used in a way that cannot work; the program ends with 2. */
export class WrongUse extends Error {}

/** Runs one piece of work; a failure that is not our bug becomes a message and an exit code. */
export async function reportingFailures(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    printNote(`오류: ${(error as Error).message}\n`)
    return code
  }
}

function codeOf(error: unknown): number | null {
  if (error instanceof WrongUse || error instanceof TemplateError) return exitCode.wrongUse
  if (error instanceof ReadFailure) return exitCode.unreadable
  if (error instanceof WriteFailure) return exitCode.notWritten
  if (error instanceof Interrupted) return error.exitCode
  return null
}

/** The last word on anything that was not foreseen: say so, and how to tell us. The stack only when asked for. */
export function reportBug(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error)
  const stack = process.env.KTARCH_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  printNote(`ktarch의 버그입니다: ${message}${stack}\nKTARCH_DEBUG=1로 다시 실행한 출력과 명세를 붙여 알려 주세요.\n`)
  return exitCode.bug
}
