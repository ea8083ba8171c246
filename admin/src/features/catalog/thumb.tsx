import { Package } from 'lucide-react';
import { useState } from 'react';
import classes from './catalog.module.css';

/** A product's picture, or a quiet sign where it has none. Decoration: its title stands beside it. */
export function Thumb({ url, size = 36 }: { url: string | null; size?: number }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className={classes.thumb} style={{ width: size, height: size }} aria-hidden>
      {url && !broken ? (
        <img src={url} alt="" width={size} height={size} loading="lazy" onError={() => setBroken(true)} />
      ) : (
        <Package size={Math.round(size / 2.4)} />
      )}
    </span>
  );
}
