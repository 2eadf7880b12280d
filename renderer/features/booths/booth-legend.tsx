import { BOOTH_STATES, type Booth, tallyBooths } from '#shared/domain/booths/booth.ts';
import { BOOTH_STATE_NAMES } from '#shared/domain/words/names.ts';
import { RESERVED_MARK, STATE_MARKS } from './booth-words.ts';

/** 图例 with how many there are of each; a color never stands without its mark. */
export function BoothLegend({ booths }: { readonly booths: readonly Booth[] }) {
  const { byState, reserved } = tallyBooths(booths);
  const shown = BOOTH_STATES.filter((state) => state !== 'released' || byState.released > 0);
  return (
    <div className="booth-legend figures">
      {shown.map((state) => (
        <span key={state}>
          <span className={`booth-swatch booth-${state}`}>{STATE_MARKS[state]}</span>
          {BOOTH_STATE_NAMES[state]} <strong>{byState[state]}</strong>
        </span>
      ))}
      <span>
        <span className="booth-swatch booth-reserved">{RESERVED_MARK}</span>
        预留 <strong>{reserved}</strong>
      </span>
    </div>
  );
}
