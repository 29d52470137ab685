// Runs the program once and keeps what V8 compiled of it beside the bundles of dist/ (bin/load.js).
// node scripts/keep-code.mjs <명세> <빈 폴더>
import { writeFileSync } from 'node:fs'
import { load, scripts } from '../bin/load.js'

const [node, , spec, out] = process.argv
process.on('exit', () => {
  for (const [path, script] of scripts) writeFileSync(`${path}.code`, script.createCachedData())
})
process.argv = [node, 'ktarch', 'generate', '--out', out, spec]
load('main')
