import { describe, expect, test } from 'vitest'
import { checkBicep, faultLine } from './checker.ts'
import { moduleFiles } from './module-files.ts'

describe('the modules', () => {
  test('have no fault', () => {
    expect(checkBicep(moduleFiles()).map(faultLine)).toEqual([])
  })
})

const child = `
@export()
type shelfType = {
  name: string
  sku: 'standard' | 'premium'
  @minValue(7)
  @maxValue(90)
  days: int
  zones: string[]?
}

@description('Region.')
param location string

@description('Shelf.')
param shelf shelfType

@secure()
param password string = ''

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: shelf.name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: shelf.sku
    }
    softDeleteRetentionInDays: shelf.days
    publicNetworkAccess: empty(password) ? 'Enabled' : 'Disabled'
  }
}

output uri string = vault.properties.vaultUri
`
const main = `targetScope = 'subscription'

import { shelfType } from 'modules/shelf.bicep'

@description('Region.')
param location string

@description('Shelf.')
param shelf (shelfType)?

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg'
  location: location
}

module shelves 'modules/shelf.bicep' = if (shelf != null) {
  name: 'shelf'
  scope: group
  params: {
    location: location
    shelf: shelf!
  }
}

output uri string? = shelves.?outputs.uri
`
const values = `using './main.bicep'

param location = 'koreacentral'

param shelf = {
  name: 'kv-shelf-1'
  sku: 'standard'
  days: 30
}
`
const sound = { 'bicep/main.bicep': main, 'bicep/modules/shelf.bicep': child, 'bicep/main.dev.bicepparam': values }
type Path = keyof typeof sound

const planted: [kind: string, file: Path, from: string, to: string, says: RegExp][] = [
  ['syntax', 'bicep/modules/shelf.bicep', 'location: location', 'location location', /not Bicep|missing/],
  ['syntax', 'bicep/main.dev.bicepparam', "'koreacentral'", "'korea", /not Bicep|missing/],
  ['schema', 'bicep/modules/shelf.bicep', 'softDeleteRetentionInDays', 'softDeleteDays', /softDeleteDays is unknown/],
  ['schema', 'bicep/modules/shelf.bicep', 'tenantId: tenant().tenantId', '', /tenantId is required and missing/],
  ['schema', 'bicep/modules/shelf.bicep', "family: 'A'", "family: 'A'\n      name2: 1", /name2 is unknown/],
  [
    'schema',
    'bicep/modules/shelf.bicep',
    '    tenantId:',
    "    hsmPoolResourceId: 'x'\n    tenantId:",
    /cannot be set/,
  ],
  ['schema', 'bicep/modules/shelf.bicep', 'InDays: shelf.days', "InDays: '30'", /'30' is not int/],
  ['schema', 'bicep/modules/shelf.bicep', 'name: shelf.sku', "name: 'gold'", /'gold' is not one of standard, premium/],
  [
    'schema',
    'bicep/modules/shelf.bicep',
    "sku: 'standard' | 'premium'",
    "sku: 'standard' | 'gold'",
    /'gold' is not one of/,
  ],
  ['schema', 'bicep/modules/shelf.bicep', "sku: 'standard' | 'premium'", 'sku: string', /any string is not one of/],
  ['schema', 'bicep/modules/shelf.bicep', 'vaults@2025-05-01', 'vaults@2019-09-01', /known as of/],
  [
    'schema',
    'bicep/modules/shelf.bicep',
    'Microsoft.KeyVault/vaults@',
    'Microsoft.KeyVault/vault@',
    /no known resource type/,
  ],
  ['schema', 'bicep/modules/shelf.bicep', 'InDays: shelf.days', 'InDays: shelf.?zones', /string\[\] is not int/],
  ['name', 'bicep/modules/shelf.bicep', 'name: shelf.name', 'name: shelf.title', /there is no \.title/],
  ['name', 'bicep/modules/shelf.bicep', 'vault.properties.vaultUri', 'box.properties.vaultUri', /there is no box/],
  ['name', 'bicep/modules/shelf.bicep', 'empty(password)', 'isEmpty(password)', /there is no function isEmpty/],
  [
    'name',
    'bicep/modules/shelf.bicep',
    'param location string',
    'param shelf string\nparam location string',
    /declared twice/,
  ],
  ['name', 'bicep/modules/shelf.bicep', 'sku: {', "name: 'x'\n    name: 'y'\n    sku: {", /stands twice/],
  ['name', 'bicep/main.bicep', 'import { shelfType }', 'import { bookType }', /has no type bookType/],
  ['name', 'bicep/main.bicep', "shelves 'modules/shelf", "shelves 'modules/box", /no module/],
  ['name', 'bicep/main.bicep', 'shelves.?outputs.uri', 'shelves.outputs.uri', /may be null/],
  ['name', 'bicep/main.bicep', 'outputs.uri', 'outputs.url', /there is no \.url/],
  [
    'type',
    'bicep/main.bicep',
    '    location: location\n    shelf',
    '    shelf',
    /params\.location is required and missing/,
  ],
  ['type', 'bicep/main.bicep', 'shelf: shelf!', 'shelf: shelf!\n    colour: 1', /params\.colour is unknown/],
  ['type', 'bicep/main.bicep', 'shelf: shelf!', 'shelf: location', /string is not \{/],
  ['type', 'bicep/main.bicep', 'shelf: shelf!', 'shelf: shelf', /may be null/],
  ['type', 'bicep/modules/shelf.bicep', 'output uri string', 'output uri int', /string is not int/],
  [
    'unused',
    'bicep/modules/shelf.bicep',
    "empty(password) ? 'Enabled' : 'Disabled'",
    "'Disabled'",
    /password is never used/,
  ],
  ['unused', 'bicep/modules/shelf.bicep', 'resource vault', 'var spare = 1\nresource vault', /spare is never used/],
  ['secret', 'bicep/modules/shelf.bicep', 'vault.properties.vaultUri', "'${password}'", /shows a secret/],
  ['secret', 'bicep/modules/shelf.bicep', 'vault.properties.vaultUri', 'vault.listKeys().primary', /shows a secret/],
  [
    'placement',
    'bicep/modules/shelf.bicep',
    'name: shelf.name',
    'name: vault.properties.vaultUri',
    /known at the start/,
  ],
  [
    'placement',
    'bicep/modules/shelf.bicep',
    'name: shelf.name',
    "name: string([for a in ['b']: a])",
    /inside an expression/,
  ],
  [
    'placement',
    'bicep/modules/shelf.bicep',
    'resource vault',
    "var spare = {\n  a: [for b in ['c']: b]\n}\noutput all object = spare\nresource vault",
    /inside an expression/,
  ],
  [
    'placement',
    'bicep/modules/shelf.bicep',
    'resource vault',
    "resource others 'Microsoft.KeyVault/vaults@2025-05-01' existing = [\n  for i in [0]: {\n    name: 'a'\n  }\n]\noutput ids array = map([0], i => others[i].id)\nresource vault",
    /may not index resources/,
  ],
  [
    'name',
    'bicep/modules/shelf.bicep',
    'resource vault',
    "output names array = map(['a'], shelf => shelf)\nresource vault",
    /shelf hides a declaration/,
  ],
  ['habit', 'bicep/modules/shelf.bicep', "family: 'A'", "'family': 'A'", /family needs no quotes/],
  ['habit', 'bicep/modules/shelf.bicep', 'name: shelf.name', "name: '${shelf.name}'", /needs no interpolation/],
  ['value', 'bicep/main.dev.bicepparam', "sku: 'standard'", "sku: 'gold'", /shelf\.sku 'gold' is not one of/],
  ['value', 'bicep/main.dev.bicepparam', 'days: 30', 'days: 91', /91 is more than 90/],
  ['value', 'bicep/main.dev.bicepparam', "  sku: 'standard'\n", '', /shelf\.sku is required and missing/],
  ['value', 'bicep/main.dev.bicepparam', 'days: 30', 'days: 30\n  colour: 1', /shelf\.colour is unknown/],
  ['value', 'bicep/main.dev.bicepparam', "param location = 'koreacentral'\n", '', /location is required and missing/],
  ['value', 'bicep/main.dev.bicepparam', 'days: 30', 'days: 30\n  zones: [\n    1\n  ]', /1 is not string/],
]

describe('the checker', () => {
  test('finds nothing in sound files', () => {
    expect(checkBicep(sound).map(faultLine)).toEqual([])
  })

  test.each(planted)('finds a planted %s fault in %s: %s → %s', (kind, file, from, to, says) => {
    const text = sound[file].replace(from, () => to)
    expect(text).not.toBe(sound[file])
    const faults = checkBicep({ ...sound, [file]: text })
    expect(faults.map(faultLine).join('\n')).toMatch(says)
    expect(faults.map(fault => fault.kind)).toContain(kind)
    expect(faults.every(fault => fault.file.startsWith('bicep/'))).toBe(true)
  })

  test('finds a value that is wrong only where it reaches the resource', () => {
    const account = child
      .replace('KeyVault/vaults@2025-05-01', 'ContainerRegistry/registries@2025-11-01')
      .replace(
        / {2}properties: [\s\S]*\n}\n\n/,
        "  sku: {\n    name: empty(password) ? 'Premium' : 'Basic'\n  }\n}\n\n",
      )
      .replace('vault.properties.vaultUri', "'${shelf.sku}${shelf.days}'")
    const check = (name: string) =>
      checkBicep({
        ...sound,
        'bicep/modules/shelf.bicep': account,
        'bicep/main.dev.bicepparam': values.replace('kv-shelf-1', name),
      }).map(faultLine)
    expect(check('crshelf1')).toEqual([])
    expect(check('cr-shelf-1').join('\n')).toMatch(/registries cr-shelf-1: name .* does not match/)
  })

  test('finds a module that nobody uses', () => {
    const faults = checkBicep({ ...sound, 'bicep/modules/spare.bicep': 'param a string\noutput b string = a\n' })
    expect(faults.map(faultLine)).toEqual(['bicep/modules/spare.bicep:1 [unused] no file uses this module'])
  })
})
