import { applyProfileNews, type ProfileNews } from '../profiles/index.ts';
import type { Facts } from './rules/facts.ts';
import type { Projector } from './projector.ts';

/** Facts, identifiers and last-seen times that messages carry, into the profiles. */
export const profileProjector: Projector = {
  name: 'profiles',
  project: async (batch) => {
    const news = batch.messages.flatMap((message): ProfileNews[] => {
      if (message.profileId === null) return [];
      const facts = message.data.facts as unknown as Facts | undefined;
      return [
        {
          profileId: message.profileId,
          created: message.created,
          time: message.time,
          source: message.source,
          trusted: message.trusted,
          who: message.who,
          ...(facts ? { facts } : {}),
        },
      ];
    });
    batch.touch('profile', await applyProfileNews(batch.tx, batch.workspaceId, news, batch.now));
  },
};
