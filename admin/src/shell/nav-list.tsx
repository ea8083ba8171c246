import { Keys, useLinkProps } from '@rapport/ui';
import { useLocation } from '@tanstack/react-router';
import { existing, leadsTo, type NavItem } from './navigation.ts';
import { useHasPage } from './use-has-page.ts';
import { useWorkspace } from './workspace.tsx';
import classes from './nav-list.module.css';

/** The navigation, beside the page or in the phone's drawer. */
export function NavList({ onFollow }: { onFollow?: () => void }) {
  const groups = existing(useHasPage());
  return (
    <nav aria-label="Main" className={classes.nav}>
      {groups.map((group, index) => (
        <div key={group.label ?? index} className={classes.group}>
          {group.label && <p className={classes.label}>{group.label}</p>}
          {group.items.map((item) => (
            <NavEntry key={item.path} item={item} onFollow={onFollow} />
          ))}
        </div>
      ))}
    </nav>
  );
}

function NavEntry({ item, onFollow }: { item: NavItem; onFollow?: () => void }) {
  const { href } = useWorkspace();
  const pathname = useLocation({ select: (location) => location.pathname });
  const link = useLinkProps(href(item.path));
  const Icon = item.icon;
  return (
    <a
      {...link}
      className={classes.item}
      aria-current={leadsTo(item, href(''), pathname) ? 'page' : undefined}
      onClick={(event) => {
        link.onClick(event);
        if (event.defaultPrevented) onFollow?.();
      }}
    >
      <Icon size={16} aria-hidden />
      <span className={classes.words}>{item.label}</span>
      <span className={classes.keys} aria-hidden>
        <Keys keys={`g ${item.chord}`} />
      </span>
    </a>
  );
}
