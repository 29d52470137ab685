import { yaml } from '../../../print/yaml.ts'
import { role } from '../kubernetes-objects.ts'
import { section } from '../page.ts'
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
}

/** 7. 보안 아키텍처 */
export const security = section<View>('prod/security', ({ architecture, environment, words }) => {
  const shown = environment.roles[0]
  return {
    layers: layers(architecture, environment),
    identityTitle: words.identity,
    identity: captioned(words, [['', identityRows(architecture, environment)]]),
    identities: identities(environment),
    roles: roles(environment),
    role: shown ? yaml(role(architecture, environment, shown.id)) : null,
    endpoints: privateEndpoints(environment),
    keyVaultTitle: environment.keyVault ? words.keyVault : '시크릿 관리',
    keyVault: captioned(words, [['', keyVaultRows(environment)]]),
    secrets: secrets(environment),
    exceptions: exceptions(environment),
  }
})
