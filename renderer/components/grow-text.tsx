interface Props {
  readonly value: string;
  readonly onChange: (value: string | null) => void;
  readonly label: string;
  readonly disabled: boolean;
  readonly max: number | undefined;
}

/** A text of a grid cell that grows with what it holds. */
export function GrowText({ value, onChange, label, disabled, max }: Props) {
  return (
    // The hidden copy behind the input gives the cell its height: Chromium 114 has no field-sizing.
    <div className="grow-text" data-copy={`${value} `}>
      <textarea
        rows={1}
        aria-label={label}
        value={value}
        disabled={disabled}
        {...(max === undefined ? {} : { maxLength: max })}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    </div>
  );
}
