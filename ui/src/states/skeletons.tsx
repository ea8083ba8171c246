import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import classes from './skeletons.module.css';

/** Shows its content only when waiting takes longer than 200 ms, so that quick answers do not flicker. */
export function Late({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={late ? undefined : classes.waiting}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {children}
    </div>
  );
}

const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

export const SkeletonLines = ({ lines = 4 }: { lines?: number }) => (
  <Late>
    {rows(lines).map((row) => (
      <Skeleton key={row} height={12} mb={12} width={`${96 - ((row * 17) % 40)}%`} />
    ))}
  </Late>
);

export const SkeletonTiles = ({ tiles = 4 }: { tiles?: number }) => (
  <Late>
    <div className={classes.tiles}>
      {rows(tiles).map((tile) => (
        <Skeleton key={tile} height={92} />
      ))}
    </div>
  </Late>
);

export const SkeletonTable = ({ lines = 8 }: { lines?: number }) => (
  <Late>
    {rows(lines).map((row) => (
      <div key={row} className={classes.row}>
        <Skeleton height={12} width={`${32 - ((row * 7) % 14)}%`} />
        <Skeleton height={12} width="12%" />
        <Skeleton height={12} width="8%" />
        <Skeleton height={12} width="14%" />
      </div>
    ))}
  </Late>
);

/** A whole page while its code or its first data loads. */
export const SkeletonPage = () => (
  <Late>
    <Skeleton height={28} width={220} mb={8} />
    <Skeleton height={14} width={340} maw="80%" mb={24} />
    <Skeleton height={92} mb={16} />
    <Skeleton height={320} />
  </Late>
);
