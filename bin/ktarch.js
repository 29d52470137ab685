#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { load } from './load.js'

if (existsSync(new URL('../dist/main.cjs', import.meta.url))) {
  load('main')
} else {
  process.stderr.write('오류: 아직 빌드하지 않았습니다. 저장소에서 npm start를 한 번 실행하세요.\n')
  process.exitCode = 2
}
