import { expect, it } from 'vitest';
import { subjectWords } from './subject-words.ts';

it.each([
  ['The gift guide', 'The gift guide'],
  ['Hello {{ profile.first_name | default: "you" }}!', 'Hello [first name]!'],
  [
    '{% if profile.first_name %}{{ profile.first_name }}, your{% else %}Your{% endif %} cup is still here',
    '[first name], your cup is still here',
  ],
  ['{%- if a -%}A{%- elsif b -%}B{%- else -%}C{%- endif -%} and {% if d %}D{% endif %}', 'A and D'],
  ['{{city}} {% comment %}', '[city]'],
])('%s reads %s', (subject, words) => expect(subjectWords(subject)).toBe(words));
