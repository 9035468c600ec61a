// The list of the routes that every installation has; other rooms hand theirs to the application.
import { sessionRoutes } from '../access/session.routes.ts'
import { auditRoutes } from '../audit/log/audit.routes.ts'
import { attachmentRoutes } from '../files/attachment.routes.ts'
import { catalogueRoutes } from './catalogue/catalogue.routes.ts'
import { figureRoutes } from './indicators/figure.routes.ts'
import { duplicateRoutes } from './registers/duplicates.routes.ts'
import { importRoutes } from './registers/import.routes.ts'
import { mergeRoutes } from './registers/merge.routes.ts'
import { recordRoutes } from './registers/record.routes.ts'
import { sheetRoutes } from './registers/sheet.routes.ts'
import type { Route } from './route.ts'

export const coreRoutes = (): readonly Route[] => [
  ...sessionRoutes(),
  ...catalogueRoutes,
  ...figureRoutes,
  ...recordRoutes,
  ...sheetRoutes,
  ...importRoutes,
  ...duplicateRoutes,
  ...mergeRoutes,
  ...attachmentRoutes,
  ...auditRoutes,
]
