import { deliveryRoles, flow } from '../delivery-rows.ts'
import { deploymentCommands } from '../deployment-commands.ts'
import { section } from '../page.ts'
import { supplied, type View } from '../prod/delivery.ts'

/** 9. 배포 관련 컴포넌트 */
export const delivery = section<View>('prod/delivery', page => ({
  components: deliveryRoles(page.environment),
  flow: flow(page.environment),
  ...deploymentCommands(page),
  supplied: supplied(page),
}))
