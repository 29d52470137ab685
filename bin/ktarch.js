#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import v8 from 'node:v8'

// A run is over before optimised code pays for its compilation: V8 waits longer before it optimises (bench/start.mjs).
v8.setFlagsFromString('--interrupt-budget=2000000')
// Node 22 keeps compiled code between runs; on Node 20 there is nothing to call.
module.enableCompileCache?.()

const program = new URL('../dist/main.js', import.meta.url)
if (existsSync(program)) {
  await import(program.href)
} else {
  process.stderr.write('오류: 아직 빌드하지 않았습니다. 저장소에서 npm start를 한 번 실행하세요.\n')
  process.exitCode = 2
}
