import type { Environment } from '../../model/architecture.ts'
import { duration, number, sizeGB } from '../../print/korean.ts'
import { labelOf } from './facts.ts'
import * as glossary from './glossary.ts'
import { type Grid, grid, type Row, row } from './table.ts'

/** What carries messages here, and how it is reached. */
export function brokerRows({ messaging, streaming, zones, network }: Environment): { caption: string; rows: Row[] }[] {
  const subnet = (id: string | null) => network.subnets.find(subnet => subnet.id === id)
  const common = (at: string | null) => [
    ...row(
      '네트워크',
      subnet(at) ? `Private Endpoint (${subnet(at)!.id} 서브넷, ${subnet(at)!.cidr})` : '공용 주소',
      subnet(at) ? '공용 접근 거부' : 'TLS와 ID 인증으로 보호',
    ),
    ...row('암호화', '활성화', '저장 데이터와 전송 구간 모두'),
  ]
  return [
    ...(messaging
      ? [
          {
            caption: 'Azure Service Bus',
            rows: [
              ...row('네임스페이스', messaging.name, `호스트 ${messaging.host}`),
              ...row(
                'SKU',
                messaging.sku,
                messaging.sku === 'Premium' ? '엔터프라이즈 메시징, 전용 용량' : '공용 용량',
              ),
              ...row('용량', `${messaging.units} Unit`, '메시징 단위'),
              ...row(
                '영역 중복',
                glossary.onOff(messaging.sku === 'Premium' && zones.length > 1),
                '가용 영역에 나누어 저장',
              ),
              ...common(messaging.subnet),
            ],
          },
        ]
      : []),
    ...(streaming
      ? [
          {
            caption: 'Azure Event Hubs',
            rows: [
              ...row('네임스페이스', streaming.name, `호스트 ${streaming.host}`),
              ...row('SKU', streaming.sku, '이벤트 스트리밍'),
              ...row(
                '용량',
                streaming.maxUnits === null
                  ? `${streaming.units} Unit`
                  : `${streaming.units}-${streaming.maxUnits} Unit (자동 확장)`,
                '처리량 단위',
              ),
              ...common(streaming.subnet),
            ],
          },
        ]
      : []),
  ]
}

const verbs = (environment: Environment, id: string) => ({
  senders: environment.services
    .filter(({ definition }) => definition.sends.includes(id))
    .map(labelOf)
    .join(', '),
  receivers: environment.services
    .filter(({ definition }) => definition.receives.some(name => name === id || name.startsWith(`${id}/`)))
    .map(labelOf)
    .join(', '),
})

export const queues = (environment: Environment): Grid | null =>
  grid(
    [
      '큐',
      '크기',
      '최대 전달',
      '잠금',
      '중복 검사',
      '메시지 수명',
      '실패 메시지',
      '보내는 서비스',
      '받는 서비스',
      '용도',
    ],
    (environment.messaging?.queues ?? []).map(queue => {
      const { senders, receivers } = verbs(environment, queue.id)
      return [
        queue.id,
        sizeGB(queue.sizeGB),
        `${queue.deliveries}회`,
        duration(queue.lock),
        queue.duplicates === null ? '-' : duration(queue.duplicates),
        queue.ttl === null ? '-' : duration(queue.ttl),
        queue.deadLetter ? '배달 못한 편지함으로 이동' : '삭제',
        senders,
        receivers,
        queue.purpose,
      ]
    }),
  )

export const topics = (environment: Environment): Grid | null =>
  grid(
    ['토픽', '크기', '중복 검사', '메시지 수명', '보내는 서비스', '받는 서비스', '구독', '용도'],
    (environment.messaging?.topics ?? []).map(topic => {
      const { senders, receivers } = verbs(environment, topic.id)
      return [
        topic.id,
        sizeGB(topic.sizeGB),
        topic.duplicates === null ? '-' : duration(topic.duplicates),
        topic.ttl === null ? '-' : duration(topic.ttl),
        senders,
        receivers,
        topic.subscriptions
          .map(
            ({ id, deliveries, deadLetter, lock, filter }) =>
              `${id}: 최대 ${deliveries}회, 잠금 ${duration(lock)}${deadLetter ? ', 배달 못한 편지함' : ''}${filter ? `, 조건 ${filter}` : ''}`,
          )
          .join('\n'),
        topic.purpose,
      ]
    }),
  )

export const streams = (environment: Environment): Grid | null =>
  grid(
    ['스트림', '파티션', '보존', '소비자 그룹', '보내는 서비스', '받는 서비스', '용도'],
    (environment.streaming?.streams ?? []).map(stream => {
      const { senders, receivers } = verbs(environment, stream.id)
      return [
        stream.id,
        number(stream.partitions),
        duration(stream.keep),
        stream.groups.join(', '),
        senders,
        receivers,
        stream.purpose,
      ]
    }),
  )
