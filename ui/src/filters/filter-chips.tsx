import { Button, CloseButton, Menu } from '@mantine/core';
import { Plus, type LucideIcon } from 'lucide-react';
import classes from './filter-chips.module.css';

export interface FilterChip {
  id: string;
  /** "Country". */
  label: string;
  /** "is Germany". */
  value: string;
  onEdit?: () => void;
  onRemove: () => void;
}

export interface FilterOption {
  id: string;
  label: string;
  icon?: LucideIcon;
  onAdd: () => void;
}

/** The filters in force, each removable, and the ones that can be added. */
export function FilterChips(props: { chips: FilterChip[]; options?: FilterOption[]; onClear?: () => void }) {
  const { chips, options = [], onClear } = props;
  return (
    <div className={classes.line} role="group" aria-label="Filters">
      {chips.map((chip) => (
        <span key={chip.id} className={classes.chip}>
          <button type="button" className={classes.words} onClick={chip.onEdit} disabled={!chip.onEdit}>
            <span className={classes.label}>{chip.label}</span> {chip.value}
          </button>
          <CloseButton
            size={24}
            iconSize={12}
            onClick={chip.onRemove}
            aria-label={`Remove filter ${chip.label} ${chip.value}`}
          />
        </span>
      ))}
      {options.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" leftSection={<Plus size={14} />}>
              Filter
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {options.map(({ id, label, icon: Icon, onAdd }) => (
              <Menu.Item key={id} onClick={onAdd} leftSection={Icon && <Icon size={14} />}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {onClear && chips.length > 1 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          Clear all
        </Button>
      )}
    </div>
  );
}
