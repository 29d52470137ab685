import { postgresqlSku, postgresqlSkuEvidence, postgresqlSkus } from '../catalog/postgresql.ts'
import { childPath } from '../diagnostic.ts'
import { particle } from '../print/korean.ts'
import { nearest } from '../spec/nearest.ts'
import { hostedAs } from './hosted.ts'
import { defineRule } from './rule.ts'

export const postgresqlSkuKnown = defineRule({
  id: 'postgresql-sku-known',
  severity: 'error',
  title: 'PostgreSQL의 SKU는 유연한 서버에 있는 이름이다',
  *check(architecture) {
    for (const { store } of hostedAs(architecture, 'azure-postgresql')) {
      const written = [
        { sku: store.sku, at: childPath(store.at, 'sku') },
        ...store.replicas
          .filter(({ sku }) => sku !== store.sku)
          .map(({ sku, at }) => ({ sku, at: childPath(at, 'sku') })),
      ]
      for (const { sku, at } of written) {
        if (postgresqlSku(sku)) continue
        const plain = sku.replace(/^(B|GP|MO)_/, '')
        const meant =
          postgresqlSku(plain)?.sku ??
          nearest(
            plain,
            postgresqlSkus().map(known => known.sku),
          )
        yield {
          at,
          message:
            plain === sku
              ? `PostgreSQL 유연한 서버에 없는 SKU입니다.`
              : 'SKU에 Terraform이 쓰는 계층 접두사가 붙어 있습니다.',
          found: sku,
          ...(meant && { allowed: meant }),
          suggestion: meant
            ? `${particle(meant, '으로/로')} 적으십시오.`
            : 'ktarch catalog postgresql-skus로 찾으십시오.',
          ...(meant === plain && { fix: { on: 'value' as const, value: plain } }),
          evidence: postgresqlSkuEvidence,
        }
      }
    }
  },
})
