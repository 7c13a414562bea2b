import type { ComponentType, CSSProperties } from 'react';
import { sheetBoxes, type Box } from '#shared/lib/paper/boxes';
import { millimetresPerPoint, type PaperSheet, type SetText } from '#shared/lib/paper/sheet';
import { paragraphsOf } from '#shared/lib/paper/set-text';
import { fontClasses } from './paper-fonts';
import { SetLineOf } from './set-line';

/** One page of a scanned item. */
export interface ScanProps {
  /** Of the item. */
  readonly id: number;
  /** From 1. */
  readonly page: number;
  /** Of its box, millimetres. */
  readonly width: number;
  readonly height: number;
}

/** How far everything is moved, mm to the right and down. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

const places = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const;

interface TextProps {
  readonly text: SetText;
  readonly valign: keyof typeof places;
  readonly box: Box;
}

/** For each line whether a paragraph ends with it: 'justify' spreads the others. */
function endsOf(text: SetText): boolean[] {
  return paragraphsOf(text).flatMap(({ lines }) => lines.map((_, index) => index === lines.length - 1));
}

function TextIn({ text, valign, box }: TextProps) {
  const ends = endsOf(text);
  const style: CSSProperties = {
    justifyContent: places[valign],
    padding: `${box.inset}mm ${box.padding}mm`,
    fontSize: `${text.style.size}pt`,
  };
  return (
    <div className={`paper-text ${fontClasses[text.style.font]}`} style={style}>
      {text.lines.map((line, index) => (
        <SetLineOf
          key={index}
          line={line}
          style={text.style}
          room={box.width - 2 * box.padding}
          ends={ends[index] ?? true}
        />
      ))}
    </div>
  );
}

interface ContentProps {
  readonly box: Box;
  readonly scanAs: ComponentType<ScanProps>;
}

function Content({ box, scanAs: Scan }: ContentProps) {
  const { content } = box;
  switch (content.kind) {
    case 'text':
      return <TextIn text={content.text} valign={content.valign} box={box} />;
    case 'stack':
      return content.parts.map(({ text, valign }, index) => (
        <TextIn key={index} text={text} valign={valign} box={box} />
      ));
    case 'photo':
      return (
        content.image !== null && (
          <img
            className={content.whole ? 'paper-photo paper-whole' : 'paper-photo'}
            alt="照片"
            src={`data:image/jpeg;base64,${content.image}`}
          />
        )
      );
    case 'scan':
      return <Scan id={content.attachmentId} page={content.page} width={box.width} height={box.height} />;
  }
}

/** The lines of a sheet as paths, by their width in points. */
function linesOf(boxes: readonly Box[]): Map<number, string> {
  const paths = new Map<number, string>();
  function add(points: number, path: string): void {
    if (points > 0) paths.set(points, `${paths.get(points) ?? ''}${path}`);
  }
  for (const { x, y, width, height, border } of boxes) {
    add(border.top, `M${x} ${y}h${width}`);
    add(border.bottom, `M${x} ${y + height}h${width}`);
    add(border.left, `M${x} ${y}v${height}`);
    add(border.right, `M${x + width} ${y}v${height}`);
  }
  return paths;
}

function Lines({ boxes }: { readonly boxes: readonly Box[] }) {
  return [...linesOf(boxes)].map(([points, path]) => (
    <path
      key={points}
      d={path}
      fill="none"
      stroke="#000"
      strokeLinecap="square"
      strokeWidth={points * millimetresPerPoint}
    />
  ));
}

interface Props {
  readonly sheet: PaperSheet;
  /** What stands where a scanned page belongs. */
  readonly scanAs: ComponentType<ScanProps>;
  readonly shift?: Shift | undefined;
  /** On its way to paper: a page of its own, a hair lower than the sheet, since rounding must not push out an empty one. */
  readonly paged?: boolean;
  /** It lies across and is turned upright. */
  readonly turned?: boolean;
}

/** Where a sheet stands on its paper: turned, its head lies along the left edge, where files are bound. */
function placeOf({ sheet, shift = { x: 0, y: 0 }, turned = false }: Props): CSSProperties {
  const { width, height } = sheet;
  const size = { width: `${width}mm`, height: `${height}mm` };
  if (turned) return { ...size, transform: `translate(${shift.x}mm, ${shift.y + width}mm) rotate(-90deg)` };
  const moved = shift.x !== 0 || shift.y !== 0;
  return moved ? { ...size, transform: `translate(${shift.x}mm, ${shift.y}mm)` } : size;
}

/** One side of one sheet in its true size. */
export function PaperSheetOf(props: Props) {
  const { sheet, paged = false, turned = false } = props;
  const boxes = sheetBoxes(sheet);
  const { margin, foot } = sheet;
  const [width, height] = turned ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  const size = { width: `${width}mm`, height: `${paged ? height - 0.3 : height}mm` };
  const whole = { width: `${sheet.width}mm`, height: `${sheet.height}mm` };
  return (
    <section className={paged ? 'paper-sheet paper-paged' : 'paper-sheet'} style={size}>
      <div className="paper-shift" style={placeOf(props)}>
        <svg className="paper-lines" style={whole} viewBox={`0 0 ${sheet.width} ${sheet.height}`}>
          <Lines boxes={boxes} />
        </svg>
        {boxes.map((box, index) => (
          <div
            key={index}
            className="paper-box"
            data-box={box.name}
            style={{
              left: `${box.x}mm`,
              top: `${box.y}mm`,
              width: `${box.width}mm`,
              height: `${box.height}mm`,
            }}
          >
            <Content box={box} scanAs={props.scanAs} />
          </div>
        ))}
        {foot !== undefined && (
          <p className="paper-foot paper-song" style={{ lineHeight: `${margin.bottom}mm` }}>
            {foot}
          </p>
        )}
      </div>
    </section>
  );
}
