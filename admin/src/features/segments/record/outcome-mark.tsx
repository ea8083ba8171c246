import { Check, X } from 'lucide-react';

export const OutcomeMark = ({ holds }: { holds: boolean }) =>
  holds ? (
    <Check size={14} color="var(--good)" role="img" aria-label="Holds" />
  ) : (
    <X size={14} color="var(--bad)" role="img" aria-label="Does not hold" />
  );
