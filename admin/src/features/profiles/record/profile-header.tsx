import { Avatar, Button, CopyButton, Menu } from '@mantine/core';
import { formatTime, Tag, useNow, useUi, When } from '@rapport/ui';
import { Clock, Ellipsis, GitMerge, Mail, MapPin, Pencil, Phone, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { countryName, inWords, nameOf } from '../person-name.ts';
import { EditDialog } from './edit-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import type { Profile } from './use-profile.ts';
import classes from './record.module.css';

/** Who this is, in the few facts that matter. */
export function ProfileHeader({ profile }: { profile: Profile }) {
  const { permissions } = useWorkspace();
  const [dialog, setDialog] = useState<'edit' | 'merge'>();
  const name = nameOf(profile);
  return (
    <header className={classes.head}>
      <title>{`${name} · Rapport`}</title>
      <div className={classes.identity}>
        <Avatar src={profile.imageUrl} name={name} color="initials" size={56} alt="" />
        <div className={classes.words}>
          <div className={classes.nameLine}>
            <h1 className={classes.name}>{name}</h1>
            {!profile.known && <Tag>Anonymous</Tag>}
            {tagsOf(profile).map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </div>
          <ul className={classes.facts}>
            {profile.email && (
              <li>
                <Mail size={14} aria-label="E-mail" />
                <Copied value={profile.email} />
              </li>
            )}
            {profile.phone && (
              <li>
                <Phone size={14} aria-label="Phone" />
                <Copied value={profile.phone} />
              </li>
            )}
            <Place profile={profile} />
            <Origin profile={profile} />
            <li>
              <Clock size={14} aria-hidden />
              <span>
                Since <When at={profile.firstSeenAt ?? profile.createdAt} as="date" />, last seen{' '}
                <When at={profile.lastSeenAt} unknown="Never seen" />
              </span>
            </li>
          </ul>
        </div>
      </div>
      {permissions.includes('profiles:write') && (
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<Ellipsis size={16} />}>
              Actions
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Pencil size={14} />} onClick={() => setDialog('edit')}>
              Edit details
            </Menu.Item>
            <Menu.Item leftSection={<GitMerge size={14} />} onClick={() => setDialog('merge')}>
              Merge with…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'edit' && <EditDialog profile={profile} onClose={() => setDialog(undefined)} />}
      {dialog === 'merge' && <MergeDialog profile={profile} onClose={() => setDialog(undefined)} />}
    </header>
  );
}

const Copied = ({ value }: { value: string }) => (
  <CopyButton value={value}>
    {({ copied, copy }) => (
      <button type="button" className={classes.copy} onClick={copy} data-tip={copied ? 'Copied' : 'Click to copy'}>
        {value}
      </button>
    )}
  </CopyButton>
);

function Place({ profile: { city, country, timezone } }: { profile: Profile }) {
  const { locale } = useUi();
  const now = useNow();
  const place = [city, country && countryName(country, locale)].filter(Boolean).join(', ');
  if (!place) return null;
  const time = timezone ? localTime(now, locale, timezone) : null;
  return (
    <li>
      <MapPin size={14} aria-label="Location" />
      <span>
        {place}
        {time && `, ${time} there`}
      </span>
    </li>
  );
}

function localTime(now: number, locale: string, zone: string): string | null {
  try {
    return formatTime(new Date(now), { locale, zone });
  } catch {
    return null;
  }
}

function Origin({ profile: { acquisition } }: { profile: Profile }) {
  const say = (name: string) => (typeof acquisition?.[name] === 'string' ? acquisition[name] : null);
  const channel = say('channel');
  if (channel === null) return null;
  const details = ['creator', 'source', 'campaign', 'code'].flatMap((name) => say(name) ?? []);
  const landing = say('landingPage');
  return (
    <li data-tip={landing ? `First page: ${landing}` : undefined}>
      <Sparkles size={14} aria-label="Acquired by" />
      <span>{[inWords(channel), ...new Set(details.filter((one) => one !== channel))].slice(0, 3).join(' · ')}</span>
    </li>
  );
}

function tagsOf({ properties }: Profile): string[] {
  const tags = properties['tags'];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string').slice(0, 8) : [];
}
