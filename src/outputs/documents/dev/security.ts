import type { Architecture, Environment } from '../../../model/architecture.ts'
import { section } from '../page.ts'
import { exceptions, identities, identityRows, keyVaultRows, layers, roles, secrets } from '../security-rows.ts'
import { captioned, type Grid, grid, type Row, row, type Settings } from '../table.ts'

interface View {
  environment: string
  layers: Grid
  secrets: Grid | null
  management: Settings
  identity: Settings
  identities: Grid | null
  roles: Grid | null
  exceptions: Grid | null
}

/** 7. 보안 아키텍처 */
export const security = section<View>('dev/security', ({ architecture, environment, words }) => ({
  environment: environment.name,
  layers: layerGrid(architecture, environment),
  secrets: secrets(environment),
  management: captioned(words, [['', [...managementRows(environment), ...keyVaultRows(environment)]]]),
  identity: captioned(words, [['', identityRows(architecture, environment)]]),
  identities: identities(environment),
  roles: roles(environment),
  exceptions: exceptions(environment),
}))

function layerGrid(architecture: Architecture, environment: Environment): Grid {
  const level = environment.about.security ?? '기본 보안'
  return grid(
    ['계층', '설정', '수준', '설명'],
    layers(architecture, environment).rows.map(([layer = '', parts = '', purpose = '']) => [
      layer,
      parts,
      level,
      purpose,
    ]),
  )!
}

function managementRows({ keyVault, cluster, monitoring }: Environment): Row[] {
  return [
    ...row(
      '관리 방식',
      keyVault ? 'Azure Key Vault' : 'Kubernetes Secrets',
      keyVault ? '비밀을 클러스터 밖에 보관' : '기본 K8s 내장 방식',
    ),
    ...row('암호화 방식', keyVault ? 'Key Vault 암호화' : 'etcd 암호화', '클러스터 레벨 암호화'),
    ...row('접근 제어', 'RBAC', cluster.rbac === 'entra' ? 'Microsoft Entra ID와 역할' : '네임스페이스별 접근 제어'),
    ...row(
      '감사 로그',
      monitoring.logAnalytics ? 'Enabled' : 'Disabled',
      monitoring.logAnalytics ? 'Secret 접근 로그 기록' : '로그를 모을 작업 영역이 없음',
    ),
  ]
}
