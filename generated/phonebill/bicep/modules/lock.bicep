metadata description = 'Lock that keeps the resource group from being deleted.'

@description('Name of the lock.')
param lockName string

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: lockName
  properties: {
    level: 'CanNotDelete'
    notes: 'Deletion is off in this environment; remove the lock on purpose first.'
  }
}
