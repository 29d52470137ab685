import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { CannotRender } from './cannot-render.ts'

/** Where a browser may be named, in this order. */
export const browserVariables = ['KTARCH_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH']

/** The headless shell first: it starts faster and uses half the memory. */
const programs = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
]

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The program to draw with: the one asked for, else one named by an environment variable, else the first found on PATH and in the usual places.
 * @throws CannotRender where the one asked for is no program, or none is found; the message says what to install.
 */
export async function findBrowser(
  asked: string | null,
  environment: NodeJS.ProcessEnv = process.env,
  places: readonly string[] = usualPlaces,
): Promise<string> {
  if (asked !== null) return named(asked, '--browser 옵션이', environment)
  for (const variable of browserVariables) {
    const value = environment[variable]
    if (value) return named(value, `환경 변수 ${variable}가`, environment)
  }
  const found = programs
    .flatMap(program => onPath(program, environment))
    .concat(places)
    .find(isProgram)
  return found ?? (await ofPuppeteer()) ?? noBrowser()
}

function named(value: string, subject: string, environment: NodeJS.ProcessEnv): string {
  const candidates = isAbsolute(value) || /[\\/]/.test(value) ? [resolve(value)] : onPath(value, environment)
  const found = candidates.find(isProgram)
  if (found !== undefined) return found
  throw new CannotRender(
    `${subject} 가리키는 브라우저를 실행할 수 없습니다: ${value}`,
    '실행할 수 있는 Chromium 또는 Chrome 파일의 경로를 적거나, 이 설정을 지워 자동으로 찾게 하세요.',
  )
}

const onPath = (program: string, environment: NodeJS.ProcessEnv) =>
  (environment.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .flatMap(folder => (process.platform === 'win32' ? [join(folder, `${program}.exe`)] : [join(folder, program)]))

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The browser Puppeteer downloaded when it was installed, if it did. */
async function ofPuppeteer(): Promise<string | null> {
  try {
    const { default: puppeteer } = await import('puppeteer')
    const path = await puppeteer.executablePath()
    return isProgram(path) ? path : null
  } catch {
    return null
  }
}

function noBrowser(): never {
  throw new CannotRender(
    '다이어그램을 그릴 브라우저(Chromium 또는 Chrome)를 찾지 못했습니다.',
    [
      '다음 가운데 하나를 설치하세요.',
      '  Debian/Ubuntu   sudo apt-get install chromium fonts-noto-cjk',
      '  Fedora          sudo dnf install chromium google-noto-sans-cjk-fonts',
      '  macOS           brew install --cask google-chrome',
      '  Windows         winget install Google.Chrome',
      '  어디서나        npx puppeteer browsers install chrome-headless-shell',
      `이미 있다면 --browser <경로> 또는 환경 변수 ${browserVariables.join(', ')} 가운데 하나로 알려 주세요.`,
    ].join('\n'),
  )
}
