import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { ReadFailure } from '../files/failure.ts'
import { readSource } from '../files/sources.ts'
import { type Configuration, configurationFrom, noConfiguration } from '../rules/configuration.ts'
import { rules } from '../rules/index.ts'
import { WrongUse } from './failures.ts'
import { shownPath } from './terminal.ts'

const name = 'ktarch.config.yaml'

/** The configuration that counts for a spec: the nearest ktarch.config.yaml upward from it, or none. */
export function configurationFor(specPath: string): Configuration {
  const path = nearestUpward(dirname(specPath))
  if (path === null) return noConfiguration
  const { configuration, wrong } = configurationFrom(
    contentOf(path),
    rules.map(({ id }) => id),
  )
  if (wrong.length > 0) throw new WrongUse(`${shownPath(path)}\n${wrong.map(sentence => `  ${sentence}`).join('\n')}`)
  const { templates } = configuration
  return templates === null ? configuration : { ...configuration, templates: join(dirname(path), templates) }
}

function nearestUpward(folder: string): string | null {
  const path = join(folder, name)
  if (existsSync(path)) return path
  return dirname(folder) === folder ? null : nearestUpward(dirname(folder))
}

function contentOf(path: string): unknown {
  try {
    return parse(readSource(path).toString('utf8'))
  } catch (error) {
    if (error instanceof ReadFailure) throw error
    throw new ReadFailure(
      path,
      `${shownPath(path)}: YAML로 읽을 수 없습니다. ${(error as Error).message.split('\n')[0]}`,
    )
  }
}
