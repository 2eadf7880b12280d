import { App } from 'antd';
import type { Booth } from '#shared/domain/booths/booth.ts';
import type { Placement } from '#shared/domain/booths/place-units.ts';
import type { BoothId, FairId } from '#shared/kernel/ids.ts';
import { useUndoMessage } from '../../components/use-undo-message.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';

/** What can be done on the plan, each with its 撤销; what is refused is said. */
export function useBoothCommands(fairId: FairId) {
  const { message } = App.useApp();
  const offerUndo = useUndoMessage();
  const refused = { onError: (error: unknown) => void message.error(sentenceOf(error)) };
  const withdraw = useCommand(client.booths.withdraw);
  const moveBack = useCommand(client.booths.move);
  const unbook = useCommand(client.booths.book);
  const place = useCommand(client.booths.place, ({ placements }) =>
    offerUndo(`已安排 ${placements.length} 家`, () => withdraw.mutateAsync({ fairId, placements: [...placements] })),
  );
  const move = useCommand(client.booths.move, ({ from, to }) =>
    offerUndo(`${from.number} 与 ${to.number} 已换位`, () => moveBack.mutateAsync({ fairId, from: to.id, to: from.id })),
  );
  const book = useCommand(client.booths.book, ({ changed }, { booked }) => {
    if (changed.length === 0) return;
    const text = booked ? `${changed.length} 个展位已确认预订` : `${changed.length} 个展位已改回预占`;
    offerUndo(text, () => unbook.mutateAsync({ fairId, ids: [...changed], booked: !booked }));
  });
  const reserve = useCommand(client.booths.reserve);
  return {
    place,
    placeUnits: (placements: readonly Placement[], onDone?: () => void) =>
      place.mutate({ fairId, placements: [...placements] }, { ...refused, ...(onDone ? { onSuccess: onDone } : {}) }),
    move: (from: BoothId, to: Booth) => move.mutate({ fairId, from, to: to.id }, refused),
    book: (ids: readonly BoothId[], booked: boolean) => book.mutate({ fairId, ids: [...ids], booked }, refused),
    reserve: (ids: readonly BoothId[], reserved: boolean) => reserve.mutate({ fairId, ids: [...ids], reserved }, refused),
  };
}
