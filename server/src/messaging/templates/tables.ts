import type { StoredActor } from '../../foundation/audit/index.ts';
import type { TemplateLink } from './rules/links.ts';

export type TemplateRow = {
  id: number;
  name: string;
  version_id: number;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
};

export type VersionRow = {
  id: number;
  template_id: number | null;
  version: number;
  class: 'marketing' | 'transactional';
  subject: string;
  preheader: string;
  format: 'mjml' | 'html';
  source: string;
  text_source: string | null;
  html: string;
  text: string;
  links: TemplateLink[];
  warnings: string[];
  created_by: StoredActor;
  created_at: Date;
};
