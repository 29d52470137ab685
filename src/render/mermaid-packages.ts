import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CannotRender } from './cannot-render.ts'

export interface MermaidPackages {
  /** Folders of the browser bundles. */
  mermaid: string
  elk: string
  /** '@mermaid-js/mermaid-cli 11.16.0', … : what a picture depends on. */
  versions: string[]
}

/**
 * The Mermaid and the ELK layout that mermaid-cli itself would load. Its own `renderMermaid` opens a page and loads 8 MB for every diagram;
 * we load the same bundles once.
 * @throws CannotRender where the packages are not installed.
 */
export function findMermaid(): MermaidPackages {
  try {
    const cli = createRequire(import.meta.url).resolve('@mermaid-js/mermaid-cli')
    const ofCli = createRequire(cli)
    const mermaid = dirname(ofCli.resolve('mermaid/package.json'))
    const elk = dirname(ofCli.resolve('@mermaid-js/layout-elk/package.json'))
    return {
      mermaid: join(mermaid, 'dist'),
      elk: join(elk, 'dist'),
      versions: [join(dirname(cli), '..'), mermaid, elk].map(nameAndVersion),
    }
  } catch (error) {
    throw new CannotRender(
      '@mermaid-js/mermaid-cli 패키지를 찾지 못해 다이어그램을 그릴 수 없습니다.',
      `npm install @mermaid-js/mermaid-cli puppeteer 로 설치하세요. (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    )
  }
}

function nameAndVersion(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  return `${name} ${version}`
}
