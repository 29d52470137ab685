import { resolve as absolute, relative, sep } from 'node:path'
import { generate } from '../compile.ts'
import { ReadFailure } from '../files/failure.ts'
import { findSpecs, readSource } from '../files/sources.ts'
import { resolve } from '../model/resolve.ts'
import { type OutputName, outputNames } from '../outputs/index.ts'
import { readSpec } from '../spec/read.ts'
import { factsBehind } from '../trace/influence.ts'
import { exitCode } from './exit-codes.ts'
import { WrongUse } from './failures.ts'
import { printFindings } from './findings.ts'
import { printResult, shownPath } from './terminal.ts'

/** Prints the lines of the spec that a line of a generated file comes from. */
export async function why(place: string, { out }: { out: string }): Promise<number> {
  const [, file = '', number = ''] = /^(.+):(\d+)$/.exec(place) ?? []
  if (!file)
    throw new WrongUse(
      `파일과 줄을 쓰세요. 예: ktarch why generated/phonebill/bicep/main.prod.bicepparam:12. 받은 값: ${place}`,
    )
  const [system = '', ...rest] = relative(absolute(out), absolute(file)).split(sep)
  const path = rest.join('/')
  if (system === '..' || !outputNames.includes(rest[0] as OutputName)) {
    throw new WrongUse(
      `${file}은(는) ${out}/<시스템>/ 아래의 생성된 파일이 아닙니다. 다른 폴더에 만들었다면 --out으로 알려 주세요.`,
    )
  }

  for (const specPath of findSpecs([], process.cwd())) {
    const { spec, source, diagnostics } = readSpec(readSource(specPath))
    if (spec && spec.system.id !== system) continue
    const { architecture, diagnostics: unresolved } = spec ? resolve(spec) : { architecture: null, diagnostics: [] }
    if ((await printFindings([...diagnostics, ...unresolved], source, specPath)) || !spec || !architecture)
      return exitCode.findings

    const generated = (await generate(architecture, [rest[0] as OutputName])).find(output => output.path === path)
    if (!generated) throw new ReadFailure(file, `${path}: ${shownPath(specPath)}에서 생성되는 파일이 아닙니다.`)
    const line = Number(number)
    const text = generated.text.split('\n')[line - 1]
    if (text === undefined) throw new WrongUse(`${path}에는 ${line}번째 줄이 없습니다.`)

    const facts = (await factsBehind(spec, [{ file: generated, lines: new Set([line]) }])).get(path)!
    const places = facts
      .map(at => ({ at, position: source.locate(at) }))
      .sort((a, b) => a.position.offset - b.position.offset)
    printResult(`${path}:${line}  ${text.trim()}\n`)
    printResult(
      places.length === 0
        ? '  고정된 틀에서 나온 줄입니다. 명세의 어떤 값도 이 줄을 바꾸지 않습니다.\n'
        : places
            .map(
              ({ at, position }) =>
                `  ${shownPath(specPath)}:${position.line}  ${at}  ${source.text.split('\n')[position.line - 1]!.trim()}\n`,
            )
            .join(''),
    )
    return exitCode.fine
  }
  throw new ReadFailure(file, `시스템 '${system}'의 명세를 찾지 못했습니다.`)
}
