// The list of modules: the only place that sees a module's inside.
import { catalogueOf } from '@corridor/catalogue'
import { enterprisesModule } from '@corridor/enterprises/module'
import { organisationsModule } from '@corridor/organisations/module'
import { platformsModule } from '@corridor/platforms/module'
import { statisticsModule } from '@corridor/statistics/module'
import { technologyContractsModule } from '@corridor/technology-contracts/module'

export const catalogue = catalogueOf([
  organisationsModule,
  technologyContractsModule,
  enterprisesModule,
  platformsModule,
  statisticsModule,
])
