import { childPath } from '../diagnostic.ts'
import type { PrivateEndpoint } from '../model/architecture.ts'
import { particle } from '../print/korean.ts'
import { defineRule } from './rule.ts'

const endpointOf: Partial<Record<PrivateEndpoint['resource'], string>> = {
  'key-vault': 'Microsoft.KeyVault',
  'service-bus': 'Microsoft.ServiceBus',
  'event-hubs': 'Microsoft.EventHub',
  registry: 'Microsoft.ContainerRegistry',
  storage: 'Microsoft.Storage',
}

export const oneWayIn = defineRule({
  id: 'one-way-in',
  severity: 'warning',
  title: '한 서비스를 서비스 엔드포인트와 프라이빗 엔드포인트로 함께 열지 않는다',
  *check({ environments }) {
    for (const { network, privateEndpoints } of environments) {
      for (const subnet of network.subnets) {
        for (const [n, name] of subnet.serviceEndpoints.entries()) {
          const endpoint = privateEndpoints.find(({ resource }) => endpointOf[resource] === name)
          if (!endpoint) continue
          yield {
            at: childPath(childPath(subnet.at, 'serviceEndpoints'), n),
            message: `${name}의 서비스 엔드포인트와 프라이빗 엔드포인트가 함께 있습니다.`,
            found: name,
            suggestion: '프라이빗 엔드포인트가 있으면 공개 접근이 닫히므로 서비스 엔드포인트를 지우십시오.',
            related: [
              { at: endpoint.at, message: `프라이빗 엔드포인트 ${particle(endpoint.name, '이/가')} 있습니다.` },
            ],
          }
        }
      }
    }
  },
})
