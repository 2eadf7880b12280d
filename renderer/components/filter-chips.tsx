import { Button, Tag } from 'antd';

export interface Chip {
  readonly label: string;
  readonly onClear: () => void;
}

/** The filters in force, each to be seen and cleared. */
export function FilterChips({ chips }: { readonly chips: readonly Chip[] }) {
  if (chips.length === 0) return null;
  return (
    <>
      {chips.map(({ label, onClear }) => (
        <Tag key={label} closable onClose={onClear}>
          {label}
        </Tag>
      ))}
      <Button
        size="small"
        type="link"
        onClick={() => {
          for (const { onClear } of chips) onClear();
        }}
      >
        清除筛选
      </Button>
    </>
  );
}
