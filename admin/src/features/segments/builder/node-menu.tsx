import { ActionIcon, Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  CornerDownRight,
  EllipsisVertical,
  FolderInput,
  FolderMinus,
  FolderPlus,
  Trash2,
} from 'lucide-react';
import { isGroup, parentOf, type RuleNode } from '../rule/tree.ts';
import { newId, useBuilder } from './builder-context.ts';

/** What can be done with a condition or a group as a whole; the twin of every key. */
export function NodeMenu({ node }: { node: RuleNode }) {
  const { root, dispatch, move, choosePlace } = useBuilder();
  const { id } = node;
  const parent = parentOf(root, id);
  const outer = parent && parentOf(root, parent.id);
  const what = isGroup(node) ? 'group' : 'condition';
  return (
    <Menu width={220} position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={`Actions for this ${what}`}>
          <EllipsisVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Copy size={14} />} onClick={() => dispatch({ type: 'duplicate', id, as: newId() })}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<ArrowUp size={14} />} onClick={() => move({ type: 'shift', id, by: -1 })}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<ArrowDown size={14} />} onClick={() => move({ type: 'shift', id, by: 1 })}>
          Move down
        </Menu.Item>
        <Menu.Item leftSection={<FolderInput size={14} />} onClick={() => choosePlace(id)}>
          Move to…
        </Menu.Item>
        <Menu.Item leftSection={<FolderPlus size={14} />} onClick={() => dispatch({ type: 'wrap', id, as: newId() })}>
          Put into a new group
        </Menu.Item>
        {isGroup(node) && (
          <Menu.Item leftSection={<FolderMinus size={14} />} onClick={() => dispatch({ type: 'unwrap', id })}>
            Dissolve the group
          </Menu.Item>
        )}
        {parent && outer && (
          <Menu.Item
            leftSection={<CornerDownRight size={14} />}
            onClick={() => move({ type: 'move', id, parent: outer.id, at: outer.children.indexOf(parent) + 1 })}
          >
            Move out of the group
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => dispatch({ type: 'remove', id })}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
