import { useLayoutEffect } from 'react';
import { recoveryNotes, recoveryTitle, type RecoverySheet } from '#shared/security/recovery-sheet';

interface Props {
  readonly sheet: RecoverySheet;
  readonly onLaidOut: (pages: number) => void;
}

/** The recovery code on one upright A4 page: the six groups large enough to be typed from an arm's length. */
export function RecoveryPrint({ sheet, onLaidOut }: Props) {
  useLayoutEffect(() => onLaidOut(1), [onLaidOut]);
  return (
    <>
      <style>{'@page { size: 210mm 297mm; margin: 0 }'}</style>
      <section className="sheet recovery-sheet">
        <h1 className="sheet-title">{recoveryTitle}</h1>
        <p>单位：{sheet.unitName}</p>
        <p>日期：{sheet.date}</p>
        <ol className="recovery-groups">
          {sheet.code.split('-').map((group, index) => (
            <li key={group + String(index)}>
              <span>{index + 1}</span>
              {group}
            </li>
          ))}
        </ol>
        <ol className="recovery-notes">
          {recoveryNotes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
        <p className="recovery-keeper">保管人（签字）：</p>
      </section>
    </>
  );
}
