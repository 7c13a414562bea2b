import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

interface Props {
  readonly side: ReactNode;
  readonly children: ReactNode;
  /** Width of the side in pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly hidden: boolean;
  /** Called once when the user lets go. */
  readonly onWidth: (width: number) => void;
  /** What the side holds, for the handle's name. */
  readonly label: string;
}

const step = 16;

/** A side and the content beside it; the line between them is dragged, or moved with the arrow keys. */
export function SideSplit({ side, children, width, min, max, hidden, onWidth, label }: Props) {
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? width;
  const within = (wanted: number): number => Math.min(max, Math.max(min, Math.round(wanted)));

  function grab(event: PointerEvent<HTMLDivElement>): void {
    const handle = event.currentTarget;
    const start = event.clientX - width;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => setDragged(within(move.clientX - start));
    handle.onpointerup = (up) => {
      handle.onpointermove = null;
      handle.onpointerup = null;
      setDragged(null);
      onWidth(within(up.clientX - start));
    };
  }
  function press(event: KeyboardEvent): void {
    const move = event.key === 'ArrowLeft' ? -step : event.key === 'ArrowRight' ? step : 0;
    if (move === 0) return;
    event.preventDefault();
    onWidth(within(width + move));
  }
  if (hidden) return <div className="side-split">{children}</div>;
  return (
    <div className="side-split" style={{ gridTemplateColumns: `${shown}px 12px minmax(0, 1fr)` }}>
      {side}
      <div
        className="side-split-handle"
        role="separator"
        aria-orientation="vertical"
        aria-label={`${label}宽度`}
        aria-valuenow={shown}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        onPointerDown={grab}
        onKeyDown={press}
      />
      {children}
    </div>
  );
}
