metadata description = 'Monthly budget of the resource group.'

@export()
type budgetType = {
  name: string

  @description('US dollars a month.')
  amount: int
}

@description('The budget.')
param budget budgetType

@description('Resource ids of the action groups that hear of it.')
param actionGroupIds string[]

@description('First day of the month the budget begins with.')
param startDate string

resource monthly 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: budget.name
  properties: {
    category: 'Cost'
    amount: budget.amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: []
        contactRoles: [
          'Owner'
        ]
        contactGroups: actionGroupIds
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: []
        contactRoles: [
          'Owner'
        ]
        contactGroups: actionGroupIds
      }
    }
  }
}
