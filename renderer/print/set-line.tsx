import type { CSSProperties } from 'react';
import type { SetLine, TextStyle } from '#shared/lib/paper/sheet';
import { millimetresPerPoint } from '#shared/lib/paper/sheet';
import { textWidth } from '#shared/lib/paper/text-fit';
import { hasHalfWidths } from './paper-fonts';
import { runsOf, type Run } from './runs';

function RunOf({ run, loose }: { readonly run: Run; readonly loose: boolean }) {
  const { kind, text, width } = run;
  if (kind === 'plain') return text;
  if (kind === 'half' && !loose) return <span className="paper-half">{text}</span>;
  const cell = { width: `${width / [...text].length}em` };
  return [...text].map((character, index) => (
    <span key={index} className="paper-cell" style={cell}>
      {character}
    </span>
  ));
}

interface Props {
  readonly line: SetLine;
  readonly style: TextStyle;
  /** Inner width of the box, mm. */
  readonly room: number;
  /** A paragraph ends with it: 'justify' leaves it alone. */
  readonly ends: boolean;
}

/** Points between the characters of a line that is spread over the whole width. */
function spacing({ line, style, room, ends }: Props): number {
  const count = [...line.text].length;
  if (style.align !== 'justify' || ends || count < 2) return 0;
  const free = (room - (line.indent ?? 0)) / millimetresPerPoint - textWidth(line.text) * style.size;
  return Math.max(0, free / (count - 1));
}

/** One line exactly as it was set: never broken, its runs as wide as the layout took them to be. */
export function SetLineOf(props: Props) {
  const { line, style } = props;
  const loose = !hasHalfWidths(style.font);
  const spread = spacing(props);
  const look: CSSProperties = {
    height: `${style.leading}pt`,
    lineHeight: `${style.leading}pt`,
    textAlign: style.align === 'justify' ? 'left' : style.align,
    ...(line.indent === undefined ? {} : { paddingLeft: `${line.indent}mm` }),
    ...(spread > 0 ? { letterSpacing: `${spread}pt` } : {}),
  };
  return (
    <div className="paper-line" style={look}>
      {runsOf(line.text).map((run, index) => (
        <RunOf key={index} run={run} loose={loose} />
      ))}
    </div>
  );
}
