import { Command, CommanderError, Option } from 'commander'
import { exitOnSignals } from '../files/interruption.ts'
import { exitCode } from './exit-codes.ts'
import { endQuietlyWhenPipeCloses } from './terminal.ts'

const program = new Command('ktarch')
  .description('architecture.yaml 하나에서 Azure AKS 물리 아키텍처의 문서, 다이어그램, Bicep, Helm 차트를 만듭니다.')
  .version(VERSION, '-V, --version', '버전을 보입니다')
  .helpOption('-h, --help', '도움말을 보입니다')
  .helpCommand('help [명령]', '명령의 도움말을 보입니다')
  .configureHelp({ styleTitle: title => titles[title] ?? title })
  .exitOverride()
  .showSuggestionAfterError()

const titles: Record<string, string> = {
  'Usage:': '사용법:',
  'Arguments:': '인수:',
  'Options:': '옵션:',
  'Commands:': '명령:',
}

const specs = '명세 파일이나 폴더. 없으면 위로 찾은 architecture.yaml, 그것도 없으면 spec/*/ 전부'
const out = () => new Option('--out <폴더>', '결과를 둘 폴더').default('generated')
const listed = (text: string, before: string[] = []) => [...before, ...text.split(',').map(item => item.trim())]

/** Every command is loaded when it is called: `--help` need not wait for a browser. */
let code = Promise.resolve<number>(exitCode.fine)
const run = (work: (commands: typeof import('./commands.ts')) => Promise<number>) => {
  code = import('./commands.ts').then(commands => commands.reportingFailures(() => work(commands)))
}

program
  .command('generate')
  .description('명세에서 문서, 다이어그램, Bicep, Helm 차트를 만들어 씁니다')
  .argument('[명세...]', specs)
  .option('--env <환경>', '이 환경의 파일과 공통 파일만 (쉼표로 여럿)', listed)
  .option('--only <종류>', 'docs,diagrams,bicep,helm 가운데', listed)
  .addOption(out())
  .option('--check', '쓰지 않고, 다르면 차이와 그 까닭인 명세의 줄을 보이고 1로 끝냅니다')
  .option('--dry-run', '쓰지 않고 무엇을 쓸지 보입니다')
  .option('--force', '사람이 고친 파일도 덮어씁니다 (고친 것은 백업으로 남깁니다)')
  .option('--templates <폴더>', '이 폴더의 문서 템플릿을 씁니다 (ktarch templates copy로 가져와 고친 것)')
  .option('--watch', '명세가 바뀔 때마다 다시 만듭니다')
  .action((specs, options) => run(async ({ generate }) => (await generate())(specs, options)))

program
  .command('validate')
  .description('명세를 검사합니다: 형식, 참조, Azure에서 성립하는 설계인지, 결과물이 명세와 같은지')
  .argument('[명세...]', specs)
  .option('--format <형식>', 'pretty, json, sarif, junit, github, markdown')
  .option('--output <파일>', '결과를 파일에 씁니다')
  .option('--as-of <날짜>', '지원 종료 등을 이 날짜로 판단합니다 (기본: 문서 이력의 마지막 날짜)')
  .option('--max-warnings <수>', '경고가 이보다 많으면 1로 끝냅니다')
  .option('--quiet', '오류만 보입니다')
  .option('--fix', '고칠 방법이 하나뿐인 것을 고칩니다. 나머지 바이트는 그대로 둡니다')
  .option('--dry-run', '--fix가 무엇을 고칠지 보이기만 합니다')
  .option('--no-artefacts', '생성된 파일과 견주지 않습니다')
  .addOption(out())
  .action((specs, options) => run(async ({ validate }) => (await validate())(specs, options)))

program
  .command('diagram')
  .description('다이어그램을 SVG, PNG, PDF로 그립니다 (Chromium이 필요합니다)')
  .argument('[명세...]', specs)
  .option('--env <환경>', '이 환경만 (쉼표로 여럿)', listed)
  .option('--view <보기>', 'physical-architecture, network 가운데', listed)
  .option('--format <형식>', 'svg, png, pdf 가운데 (쉼표로 여럿)', listed)
  .option('--scale <배율>', 'PNG의 배율', '1')
  .option('--timeout <초>', '다이어그램 하나의 시간 제한', '30')
  .option('--browser <경로>', 'Chromium이나 Chrome의 실행 파일')
  .option('--no-sandbox', '브라우저의 샌드박스를 끕니다 (root로 실행할 때만 필요합니다)')
  .option('--no-cache', '바뀌지 않은 다이어그램도 다시 그립니다')
  .addOption(out())
  .action((specs, options) => run(async ({ diagram }) => (await diagram())(specs, options)))

program
  .command('resolve')
  .description('기본값과 겹침을 모두 적용한 환경을 보입니다')
  .argument('[명세]', specs)
  .requiredOption('--env <환경>', '보일 환경')
  .option('--json', 'JSON으로 보입니다')
  .action((spec, options) => run(async ({ printResolved }) => (await printResolved())(spec, options)))

program
  .command('why')
  .description('생성된 파일의 한 줄이 명세의 어느 줄에서 왔는지 보입니다')
  .argument('<파일:줄>', '예: generated/phonebill/bicep/main.prod.bicepparam:12')
  .addOption(out())
  .action((place, options) => run(async ({ why }) => (await why())(place, options)))

program
  .command('values')
  .description('Bicep 배포의 출력값을 Helm values로 바꿉니다')
  .argument('[명세]', specs)
  .requiredOption('--from-outputs <파일>', 'az deployment … --query properties.outputs 의 JSON')
  .requiredOption('--env <환경>', '환경')
  .action((spec, options) => run(async ({ printValues }) => (await printValues())(spec, options)))

program
  .command('rules')
  .description('규칙의 목록을 보입니다')
  .option('--json', 'JSON으로 보입니다')
  .action(options => run(async ({ listRules }) => (await listRules())(options)))

program
  .command('explain')
  .description('규칙 하나를 설명합니다: 무엇을, 왜, 고치는 법')
  .argument('<규칙>', '규칙의 이름')
  .option('--lang <언어>', 'ko, en', 'ko')
  .action((rule, options) => run(async ({ explainRule }) => (await explainRule())(rule, options)))

program
  .command('catalog')
  .description('규칙과 계산이 기대는 Azure 사실의 표를 보입니다')
  .argument('[표]', '표의 이름')
  .option('--search <말>', '이 말이 든 행만')
  .option('--json', 'JSON으로 보입니다')
  .action((name, options) => run(async ({ printCatalog }) => (await printCatalog())(name, options)))

const templates = program.command('templates').description('문서의 템플릿을 보고 가져옵니다')
templates
  .command('list')
  .description('템플릿의 이름을 보입니다')
  .action(() => run(async ({ listTemplates }) => (await listTemplates())()))
templates
  .command('copy')
  .description('고칠 템플릿을 가져옵니다')
  .argument('<이름...>', '예: ko/prod/overview.md.hbs')
  .requiredOption('--to <폴더>', '가져올 폴더')
  .action((names, options) => run(async ({ copyTemplates }) => (await copyTemplates())(names, options)))

program
  .command('schema')
  .description('architecture.yaml의 JSON Schema를 보입니다')
  .action(() => run(async ({ printSchema }) => (await printSchema())()))

declare const VERSION: string

async function main() {
  endQuietlyWhenPipeCloses()
  exitOnSignals()
  try {
    await program.parseAsync()
    process.exitCode = await code
  } catch (error) {
    // commander has printed its message already; help and version end with 0.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.fine : exitCode.wrongUse
    else process.exitCode = (await import('./commands.ts')).reportBug(error)
  }
}

main()
