import { watchFiles } from '../files/watch.ts'
import { exitCode } from './exit-codes.ts'
import { printNote } from './terminal.ts'

/** Runs again for the specs that changed, until the program is told to stop. */
export async function watchSpecs(
  paths: readonly string[],
  run: (changed: string[]) => Promise<number>,
): Promise<number> {
  printNote(`명세 ${paths.length}개를 지켜봅니다. 끝내려면 Ctrl-C를 누르세요.\n`)
  await watchFiles(paths, async changed => void (await run(changed)), new AbortController().signal)
  return exitCode.fine
}
