import type { StationFigure } from '#shared/domain/stations/station-figures.ts';
import { STATION_FIGURE_NAMES } from '#shared/domain/words/names.ts';

/** A figure that opens what it counts. */
export function FigureLink({
  figure,
  value,
  whose,
  onOpen,
}: {
  readonly figure: StationFigure;
  readonly value: number;
  /** Of which station, province or month, for those who do not see where it stands. */
  readonly whose: string;
  readonly onOpen: () => void;
}) {
  if (value === 0) return <span className="muted">0</span>;
  const { name, unit } = STATION_FIGURE_NAMES[figure];
  return (
    <button type="button" className="link figures" aria-label={`${whose} ${name} ${value} ${unit}`} onClick={onOpen}>
      {value.toLocaleString('zh-CN')}
    </button>
  );
}
