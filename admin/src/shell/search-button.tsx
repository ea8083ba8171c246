import { spotlight } from '@mantine/spotlight';
import { Keys } from '@rapport/ui';
import { Search } from 'lucide-react';
import classes from './search-button.module.css';

/** Looks like a search field, opens the palette. */
export const SearchButton = () => (
  <button type="button" className={classes.button} onClick={spotlight.open} aria-keyshortcuts="Meta+K Control+K">
    <Search size={14} aria-hidden />
    <span className={classes.words}>Search or go to…</span>
    <span className={classes.keys} aria-hidden>
      <Keys keys="mod k" />
    </span>
  </button>
);
