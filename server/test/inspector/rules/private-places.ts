import type { Fault, House } from '../house.ts';

const ABSOLUTE = /(?<![\w.:/}-])(?:\/(?:work|home\/[a-z]\w*|Users\/\w+)\/[\w.]|[A-Z]:\\Users\\)/;

/** Nobody else has the folders of one developer's machine. */
export function privatePlaces(house: House): Fault[] {
  return [...house.tree].flatMap(([path, text]) => {
    const lines = text.split('\n');
    const line = lines.findIndex((content) => ABSOLUTE.test(content)) + 1;
    if (line === 0) return [];
    return [
      {
        rule: 'private-places',
        path,
        text: `${path}:${line} names a folder of one machine: use a path relative to the repository.`,
      },
    ];
  });
}
