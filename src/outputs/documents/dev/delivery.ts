import { deliveryRoles, flow } from '../delivery-rows.ts'
import { deploymentCommands } from '../deployment-commands.ts'
import { section } from '../page.ts'
import { supplied } from '../prod/delivery.ts'
import type { Grid } from '../table.ts'

interface View {
  components: Grid | null
  flow: Grid | null
  variables: string | null
  infrastructure: string
  application: string
  supplied: { name: string; text: string }[]
}

/** 9. 배포 관련 컴포넌트 */
export const delivery = section<View>('prod/delivery', page => ({
  components: deliveryRoles(page.environment),
  flow: flow(page.environment),
  ...deploymentCommands(page),
  supplied: supplied(page),
}))
