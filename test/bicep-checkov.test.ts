import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { armTemplate } from './bicep/arm-template.ts'
import { architectureNamed, deployed } from './bicep/deployed.ts'
import { findTool } from './tools/find-tool.ts'
import { systems } from './tools/specs.ts'

/*
 * checkov cannot read types and safe access in Bicep files: it gets what they deploy, evaluated, as ARM templates.
 * Every policy that fails must be an exception in the spec, with its reason, or a limit of the tool named here.
 */
const checkov = findTool('checkov')
const folder = mkdtempSync(join(tmpdir(), 'ktarch-checkov-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Findings that say nothing about the design, by policy, and for which resources. */
const toolLimits: Record<string, { of: RegExp; because: string }> = {
  CKV_AZURE_6: { of: /privateCluster/, because: 'a private cluster has no public address to restrict' },
  CKV_AZURE_43: { of: /guid\(/, because: 'the name is computed by Azure: uniqueString' },
  CKV_AZURE_59: {
    of: /guid\(/,
    because: 'only trusted services write flow logs and Redis copies; the firewall denies all others',
  },
  CKV_AZURE_172: { of: /./, because: "the add-on takes the text 'true', the policy looks for a boolean" },
}

describe.skipIf(!checkov).each(systems)('the Azure policies of checkov on %s', system => {
  const architecture = architectureNamed(system)
  const deployments = deployed(architecture)

  test.each(architecture.environments.map(({ id }) => id))(
    '%s passes but for the exceptions of the spec',
    { timeout: 300_000 },
    id => {
      const environment = architecture.environments.find(other => other.id === id)!
      const target = join(folder, `${system}-${id}`)
      mkdirSync(target)
      writeFileSync(join(target, 'deployment.json'), JSON.stringify(armTemplate(deployments[id]!.resources)))
      const { failed_checks, passed_checks } = scan(target)
      const trait = environment.cluster.private ? 'privateCluster' : ''
      const unexplained = failed_checks
        .filter(({ check_id, resource }) => !toolLimits[check_id]?.of.test(`${resource} ${trait}`))
        .filter(({ check_id }) => !environment.exceptions.some(({ policy }) => policy === check_id))
        .map(({ check_id, check_name, resource }) => `${check_id} ${resource}: ${check_name}`)
      expect([...new Set(unexplained)].sort()).toEqual([])
      expect(passed_checks.length).toBeGreaterThan(5)
    },
  )
})

interface Finding {
  check_id: string
  check_name: string
  resource: string
}

function scan(target: string): { failed_checks: Finding[]; passed_checks: Finding[] } {
  const args = ['--directory', target, '--framework', 'arm', '--skip-download', '--soft-fail', '--output', 'json']
  const text = execFileSync(checkov!, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 << 20,
  })
  const report = JSON.parse(text)
  return (Array.isArray(report) ? report[0] : report).results
}
