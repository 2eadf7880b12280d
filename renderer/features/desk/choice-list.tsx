import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { factsOf } from './verdict-panel.tsx';

/** 多人相符: arrow keys and Enter, or a click. */
export function ChoiceList({
  choices,
  marked,
  onChoose,
}: {
  readonly choices: readonly SignupEntry[];
  readonly marked: number;
  readonly onChoose: (entry: SignupEntry) => void;
}) {
  return (
    <div className="desk-choices" role="listbox" aria-label="选择是哪一位">
      {choices.map((entry, index) => (
        <button
          key={entry.signup.id}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          className="desk-choice"
          ref={(element) => {
            if (index === marked) element?.scrollIntoView({ block: 'nearest' });
          }}
          onClick={() => onChoose(entry)}
        >
          <strong>{entry.person.name}</strong> {factsOf(entry.person)}
          {entry.signup.cancelReason !== undefined && '（报名已取消）'}
        </button>
      ))}
    </div>
  );
}
