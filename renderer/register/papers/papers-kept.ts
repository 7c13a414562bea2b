import { useState } from 'react';
import { paperOptions, usualPaperOptions, type PaperOptions } from '#shared/register/papers/paper-person';
import type { Preferences } from '#shared/settings/preference-contract';
import type { usePreferences } from '../list/people-queries';
import type { PrinterChoice } from './printer-choice';

type Kept = NonNullable<Preferences['papers']>;

const usual: Kept = { parts: [], options: usualPaperOptions, printer: '', dialog: true, zoom: 0.7 };

/** How papers were printed last, as far as it still exists. */
export function optionsOf(kept: Pick<Kept, 'options'>): PaperOptions {
  return paperOptions.safeParse({ ...usualPaperOptions, ...kept.options }).data ?? usualPaperOptions;
}

/** How papers are printed, kept for the next time whatever papers those will be. */
export function usePapersKept({ value, save }: ReturnType<typeof usePreferences>) {
  const [kept, setKept] = useState(value.papers ?? usual);
  function keep(part: Partial<Kept>): void {
    const next = { ...kept, ...part };
    setKept(next);
    save({ papers: next });
  }
  return {
    kept,
    keep,
    /** What the preview asks for besides the papers. */
    view: {
      zoom: kept.zoom,
      onZoom: (zoom: number) => keep({ zoom }),
      printer: { name: kept.printer, dialog: kept.dialog },
      onPrinter: ({ name, dialog }: PrinterChoice) => keep({ printer: name, dialog }),
    },
  };
}
