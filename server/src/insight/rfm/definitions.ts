import type { Tx } from '../../platform/postgres/index.ts';
import type { FigureDefinition } from '../figures/index.ts';
import { settingsOf } from './store/settings.ts';

export const rfmFigureNames = ['rfmRecency', 'rfmFrequency', 'rfmMonetary', 'rfmScore', 'rfmGroup'] as const;

/** RFM as figures, with the groups of the workspace. */
export async function rfmFigures(tx: Tx, workspaceId: number): Promise<FigureDefinition[]> {
  const { bins, groups } = await settingsOf(tx, workspaceId);
  const score = (name: (typeof rfmFigureNames)[number], label: string, about: string): FigureDefinition => ({
    name,
    label,
    type: 'number',
    explanation: `${about}, from 1 (worst) to ${bins} (best) among everybody who bought.`,
  });
  return [
    score('rfmRecency', 'RFM recency score', 'How recent the last order is'),
    score('rfmFrequency', 'RFM frequency score', 'How many orders there were'),
    score('rfmMonetary', 'RFM money score', 'How much was spent, net of refunds'),
    {
      name: 'rfmScore',
      label: 'RFM score',
      type: 'number',
      explanation: `The three scores as digits: ${bins}${bins}${bins} is best, 111 worst.`,
    },
    {
      name: 'rfmGroup',
      label: 'RFM group',
      type: 'text',
      explanation: 'The group that the three scores lie in.',
      options: groups.map(({ name }) => name),
    },
  ];
}
