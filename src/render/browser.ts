import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { CannotRender } from './cannot-render.ts'

export interface RunningBrowser {
  newPage(): Promise<Page>
  /** Ends every process of the browser and removes its profile. Safe to call twice, and from an exit handler. */
  kill(): void
}

export interface BrowserOptions {
  executable: string
  /** Only ever true because the user said so. */
  noSandbox: boolean
}

/**
 * A browser of our own: temporary profile, no name resolved, no socket listened on. It talks over a pipe, so it ends by itself when we are killed.
 * @throws CannotRender where it does not start; the message says why and what to do.
 */
export async function startBrowser({ executable, noSandbox }: BrowserOptions): Promise<RunningBrowser> {
  if (!noSandbox && process.getuid?.() === 0) throw rootNeedsNoSandbox()

  const { default: puppeteer } = await import('puppeteer').catch(() => {
    throw new CannotRender(
      'puppeteer 패키지가 없어 브라우저를 다룰 수 없습니다.',
      'npm install puppeteer @mermaid-js/mermaid-cli 로 설치하세요.',
    )
  })
  const profile = mkdtempSync(join(tmpdir(), 'ktarch-browser-'))
  // Chromium keeps a socket in a temporary folder of its own, which stays when it is killed; on Linux it can be had inside ours.
  const env =
    process.platform === 'linux' && profile.length <= longestSocketFolder
      ? { ...process.env, TMPDIR: profile }
      : process.env
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  let browser: Browser
  try {
    browser = await puppeteer.launch({
      executablePath: executable,
      userDataDir: join(profile, 'profile'),
      env,
      pipe: true,
      headless: /headless[-_]shell/.test(executable) ? 'shell' : true,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 30_000,
      args: [...flags, ...(noSandbox ? ['--no-sandbox'] : [])],
    })
  } catch (error) {
    removeProfile()
    throw didNotStart(executable, error)
  }

  const child = browser.process()
  return {
    newPage: () => browser.newPage(),
    kill() {
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) endGroup(child.pid)
      removeProfile()
    },
  }
}

/** A socket's path holds 107 bytes, of which Chromium takes 45 for '/org.chromium.Chromium.123456/SingletonSocket'. */
const longestSocketFolder = 107 - 45

const flags = [
  // Nothing is looked up, so nothing can be reached, whatever a page or the browser itself tries.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-remote-fonts',
  '--disable-crash-reporter',
  // Containers give /dev/shm 64 MB, too little for a big picture.
  '--disable-dev-shm-usage',
  // Widths that do not depend on the pixel grid, and Korean rather than Japanese shapes of shared characters.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=ko-KR',
]

/** Puppeteer starts the browser as leader of its own process group. */
function endGroup(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch {
      // already gone
    }
  }
}

const rootNeedsNoSandbox = () =>
  new CannotRender(
    'root로 실행하고 있어 브라우저의 샌드박스를 켤 수 없습니다.',
    '일반 사용자로 실행하거나, 입력을 믿을 수 있는 CI와 컨테이너라면 --no-sandbox 를 직접 적으세요.',
  )

function didNotStart(executable: string, error: unknown): CannotRender {
  const reason = error instanceof Error ? error.message : String(error)
  if (/no usable sandbox|setuid sandbox|without --no-sandbox/i.test(reason)) {
    return new CannotRender(
      '이 컴퓨터에서는 브라우저의 샌드박스를 쓸 수 없습니다.',
      '사용자 네임스페이스를 허용하거나(kernel.unprivileged_userns_clone=1), 입력을 믿을 수 있다면 --no-sandbox 를 직접 적으세요.',
    )
  }
  const line = reason.split('\n').find(text => /error|cannot|fail/i.test(text)) ?? reason.split('\n')[0]
  return new CannotRender(
    `브라우저를 시작하지 못했습니다: ${executable}`,
    `브라우저가 남긴 말: ${line}\n같은 명령을 터미널에서 실행해 보고(--headless --version), 모자란 공유 라이브러리가 있으면 설치하세요.`,
  )
}
