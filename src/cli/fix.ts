import { examine } from '../compile.ts'
import { asWriteFailure } from '../files/failure.ts'
import { readSource } from '../files/sources.ts'
import { writeWhole } from '../render/write-whole.ts'
import { edited } from '../spec/edit.ts'
import { fixesFor } from '../spec/fixes.ts'
import { printNote, printResult, shownPath } from './terminal.ts'

/** A mended key can bring other slips to light; more rounds than this, and the rest is for the author. */
const mostRounds = 5

/** Mends what has only one remedy, and leaves every other byte of the spec as it was. With `dryRun` shows the difference instead. */
export async function fixSpec(path: string, dryRun: boolean) {
  const bytes = readSource(path)
  const original = bytes.toString('utf8')
  // Bytes that are no text would come back as other bytes: the reader says so, and nothing is touched.
  if (!Buffer.from(original).equals(bytes)) return
  let text = original
  let count = 0
  for (let round = 0; round < mostRounds; round++) {
    const { source, diagnostics } = examine(text)
    const edits = fixesFor(diagnostics, source)
    const mended = edited(text, edits)
    if (mended === text) break
    text = mended
    count += edits.length
  }
  if (text === original) {
    printNote(`${shownPath(path)}: 저절로 고칠 것이 없습니다\n`)
    return
  }
  if (dryRun) {
    const { createTwoFilesPatch } = await import('diff')
    printResult(createTwoFilesPatch(shownPath(path), shownPath(path), original, text, '지금', '고친 뒤'))
    return
  }
  try {
    writeWhole(path, text)
  } catch (error) {
    throw asWriteFailure(path, error)
  }
  printNote(`${shownPath(path)}: ${count}곳을 고쳤습니다\n`)
}
