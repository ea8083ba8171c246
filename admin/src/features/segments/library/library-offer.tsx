import { AppLink, Num } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { useLibrary, useLibrarySizes } from './use-library.ts';
import classes from './library.module.css';

/** What most brands begin with. */
const firstKeys = [
  'first-time-buyers',
  'repeat-buyers',
  'lapsed-120',
  'never-purchased-subscribers',
  'cart-abandoners',
  'engaged-90',
];

/** A few ready segments with their sizes here, and the way to the others. */
export function LibraryOffer() {
  const { href } = useWorkspace();
  const { data } = useLibrary();
  const sizes = useLibrarySizes(data !== undefined);
  const entries = firstKeys.flatMap((key) => data?.items.find((entry) => entry.key === key) ?? []);
  if (!data) return null;
  return (
    <>
      <ul className={classes.offer} aria-label="Ready segments to begin with">
        {entries.map(({ key, name, explanation }) => (
          <li key={key}>
            <AppLink
              className={classes.offered}
              underline="never"
              href={href(`/segments/library?${new URLSearchParams({ q: name }).toString()}`)}
            >
              <span className={classes.head}>
                <span className={classes.name}>{name}</span>
                <span className={classes.size}>{sizes && <Num value={sizes.get(key) ?? null} />}</span>
              </span>
              <span className={classes.why}>{explanation}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      <p className={classes.all}>
        <AppLink href={href('/segments/library')}>All {data.items.length} ready segments</AppLink>
      </p>
    </>
  );
}
