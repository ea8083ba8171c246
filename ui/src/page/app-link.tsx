import { Anchor, type AnchorProps } from '@mantine/core';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { useUi } from '../ui-provider.tsx';

/** Should the browser handle this click itself (new tab, download, other button)? */
export const opensElsewhere = (event: MouseEvent): boolean =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** What an <a> needs to navigate inside the application and to load ahead on hover. */
export function useLinkProps(href: string) {
  const { navigate, onIntent } = useUi();
  return {
    href,
    onClick: (event: MouseEvent) => {
      if (opensElsewhere(event)) return;
      event.preventDefault();
      navigate(href);
    },
    onPointerEnter: () => onIntent?.(href),
    onFocus: () => onIntent?.(href),
  };
}

interface AppLinkProps extends Omit<AnchorProps, 'href'>, Pick<ComponentProps<'a'>, 'aria-label' | 'aria-current'> {
  href: string;
  children: ReactNode;
}

/** A link inside the application. */
export function AppLink({ href, children, ...rest }: AppLinkProps) {
  return (
    <Anchor {...rest} {...useLinkProps(href)}>
      {children}
    </Anchor>
  );
}
