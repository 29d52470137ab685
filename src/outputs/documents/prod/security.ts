import { yaml } from '../../../print/yaml.ts'
import { parameterExcerpt, storeExcerpt } from '../excerpts.ts'
import { role } from '../kubernetes-objects.ts'
import { type Page, section } from '../page.ts'
import {
  exceptions,
  identities,
  identityRows,
  keyVaultRows,
  layers,
  privateEndpoints,
  roles,
  secrets,
} from '../security-rows.ts'
import { captioned, type Grid, type Settings } from '../table.ts'

interface View {
  layers: Grid
  identityTitle: string
  identity: Settings
  identities: Grid | null
  roles: Grid | null
  role: string | null
  endpoints: Grid | null
  keyVaultTitle: string
  keyVault: Settings
  secrets: Grid | null
  exceptions: Grid | null
  file: string
  identityExcerpt: string | null
  endpointExcerpt: string | null
  keyVaultExcerpt: string | null
}

/** 7. 보안 아키텍처 */
export const security = section<View>('prod/security', page => {
  const { architecture, environment, words } = page
  const shown = environment.roles[0]
  return {
    layers: layers(architecture, environment),
    identityTitle: words.identity,
    identity: captioned(words, [['', identityRows(architecture, environment)]]),
    identities: identities(environment),
    roles: roles(environment),
    role: shown ? yaml(role(page, shown.id)) : null,
    endpoints: privateEndpoints(environment),
    keyVaultTitle: environment.keyVault ? words.keyVault : '시크릿 관리',
    keyVault: captioned(words, [['', keyVaultRows(environment)]]),
    secrets: secrets(environment),
    exceptions: exceptions(environment),
    file: `main.${environment.id}.bicepparam`,
    identityExcerpt: parameterExcerpt(page, 'identities', ['*']),
    endpointExcerpt: endpointExcerpt(page),
    keyVaultExcerpt: parameterExcerpt(page, 'keyVault', keyVaultFields),
  }
})

/** All but who reads it, which the table of identities says. */
const keyVaultFields = [
  'name',
  'sku',
  'softDeleteRetentionInDays',
  'purgeProtection',
  'enabledForDeployment',
  'enabledForDiskEncryption',
  'enabledForTemplateDeployment',
  'privateEndpoint',
]

/** The private endpoint of the first store that has one. */
const endpointExcerpt = (page: Page): string | null =>
  page.environment.stores
    .map(store => storeExcerpt(page, store, ['privateEndpoint']))
    .find(excerpt => excerpt !== null) ?? null
