import { task } from '../../platform/jobs/index.ts';
import { defineModule } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { writeExport } from './start-export.ts';

export const exportsModule = defineModule({ name: 'integrations/exports', routes, tasks: [task(writeExport)] });
