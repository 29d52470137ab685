import { deliveryByKind, deliveryByTool, flow } from '../delivery-rows.ts'
import { deploymentCommands } from '../deployment-commands.ts'
import { type Page, section } from '../page.ts'
import { resourceKind } from '../rollout.ts'
import type { Grid } from '../table.ts'

export interface View {
  components: Grid | null
  flow: Grid | null
  variables: string | null
  infrastructure: string
  application: string
  supplied: { name: string; text: string }[]
}

/** 9. 배포 관련 컴포넌트 */
export const delivery = section<View>('prod/delivery', page => {
  const { environment, words } = page
  return {
    components: words.captions ? deliveryByKind(environment) : deliveryByTool(environment),
    flow: flow(environment),
    ...deploymentCommands(page),
    supplied: supplied(page),
  }
})

/** What no file holds and who deploys must bring. */
export function supplied({ environment }: Page): View['supplied'] {
  const certificates = environment.secrets
    .filter(({ definition }) => definition.kind === 'certificate')
    .map(({ id }) => id)
  const secrets = environment.secrets.filter(({ definition }) => definition.kind === 'secret').map(({ id }) => id)
  return [
    {
      name: '구독과 권한',
      text: `구독에 리소스 그룹(${environment.names.resourceGroup})을 만들고 역할을 줄 수 있는 계정`,
    },
    ...(secrets.length > 0
      ? [
          {
            name: '비밀 값',
            text: `${environment.keyVault ? `Key Vault ${environment.keyVault.name}` : 'Kubernetes Secret'}에 넣을 값: ${secrets.join(', ')}`,
          },
        ]
      : []),
    ...(certificates.length > 0 ? [{ name: '인증서', text: certificates.join(', ') }] : []),
    ...(environment.gateway
      ? []
      : [
          {
            name: 'TLS Secret',
            text: '인그레스에서 HTTPS를 끝내려면 인증서를 Secret으로 만들고 차트 값 ingress.tlsSecret에 그 이름을 적음 (없으면 HTTP로만 열림)',
          },
        ]),
    ...(environment.domain ? [{ name: '도메인', text: `${environment.domain}의 DNS 레코드` }] : []),
    ...(environment.services.some(service => resourceKind(environment, service) === 'rollouts.argoproj.io')
      ? [{ name: 'Argo Rollouts', text: 'Blue-Green 배포를 맡는 컨트롤러를 클러스터에 먼저 설치' }]
      : []),
    ...(environment.registry
      ? [
          {
            name: '이미지',
            text: `${environment.registry.loginServer}에 올린 서비스 이미지 ${environment.services.length}개`,
          },
        ]
      : []),
  ]
}
