import { problemToast, toast } from '@rapport/ui';
import { useReducer, useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { isComplete } from '../rule/complete.ts';
import { changeHistory, startHistory } from '../rule/history.ts';
import { emptyTree, nodesOf, readTree, writeLean, writeTree, type RuleTree } from '../rule/tree.ts';
import { usePreview, type Asked } from './use-preview.ts';

/** A rule under edit, as a tree or in words; going from one to the other loses nothing. */
export function useRuleDraft(initial: RuleTree) {
  const { client } = useWorkspace();
  const [history, dispatch] = useReducer(changeHistory, initial, startHistory);
  /** `written` is what the tree says; null while the tree itself is edited. */
  const [words, setWords] = useState<{ text: string; written: string } | null>(null);
  const [turning, setTurning] = useState(false);
  const tree = history.present;
  const question: Asked = words ? { text: words.text } : { rule: writeTree(tree) };
  const preview = usePreview(question, words ? words.text.trim() !== '' : isComplete(tree));

  const toWords = async () => {
    const isEmpty = [...nodesOf(tree.root)].every((node) => 'op' in node);
    if (isEmpty) return setWords({ text: '', written: '' });
    if (!isComplete(tree)) return toast('Finish the marked condition first: the text form has no half conditions.');
    const { data, error } = await client.POST('/api/v1/segments/format', { body: { rule: writeLean(tree) } });
    if (error) return problemToast(error);
    setWords({ text: data.text, written: data.text });
  };

  const toTree = async (text: string, written: string) => {
    if (text !== written) {
      const next = text.trim() === '' ? emptyTree : await readWords(text);
      if (!next) return;
      dispatch({ type: 'replace', tree: next });
    }
    setWords(null);
  };

  const readWords = async (text: string): Promise<RuleTree | null> => {
    const { data, error } = await client.POST('/api/v1/segments/parse', { body: { text } });
    if (!error) return readTree(data.rule);
    problemToast(error);
    return null;
  };

  return {
    history,
    dispatch,
    preview,
    question,
    words,
    setText: (text: string) => setWords((before) => (before ? { ...before, text } : before)),
    turning,
    /** Between builder and text. */
    turn: async () => {
      setTurning(true);
      await (words ? toTree(words.text, words.written) : toWords());
      setTurning(false);
    },
    changed: history.past.length > 0 || (words !== null && words.text !== words.written),
  };
}
