import { z } from 'zod';
import { permissions, roles } from '../../../kernel/actor.ts';
import { minimumPasswordLength } from '../sign-in/better-auth.ts';

export const role = z.enum(roles);
export const permission = z.enum(permissions);
export const email = z.email({ error: 'must be an e-mail address' }).max(254);
export const password = z
  .string()
  .min(minimumPasswordLength, { error: `must have at least ${minimumPasswordLength} characters` })
  .max(200);
export const personName = z.string().trim().min(1).max(120);
