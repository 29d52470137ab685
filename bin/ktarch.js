#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'

// Node 22 keeps compiled code between runs; on Node 20 there is nothing to call.
module.enableCompileCache?.()

const program = new URL('../dist/main.js', import.meta.url)
if (existsSync(program)) {
  await import(program.href)
} else {
  process.stderr.write('오류: 아직 빌드하지 않았습니다. 저장소에서 npm start를 한 번 실행하세요.\n')
  process.exitCode = 2
}
