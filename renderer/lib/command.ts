import type { Client, ClientContext } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CommandStamp } from '#shared/contract/base.ts';
import { newStamp } from './operator.ts';
import { queryClient } from './orpc.ts';
import { refusalOf } from './refusals.ts';

interface Stamped {
  readonly command: { id: string; operatorId: string };
}

/**
 * Sends a change. What is sent again because no answer came keeps its number, so that it happens once; what was refused or done is over,
 * and the next change has a number of its own. After it, everything on screen is read again.
 */
export function useCommand<Input extends Stamped, Output, Failure>(
  procedure: Client<ClientContext, Input, Output, Failure>,
  onDone?: (output: Output, input: Omit<Input, 'command'>) => void,
) {
  const unanswered = useRef<{ readonly about: string; readonly stamp: CommandStamp } | undefined>(undefined);
  return useMutation<Output, Error, Omit<Input, 'command'>>({
    mutationFn: async (input) => {
      const about = JSON.stringify(input, (_key, value: unknown) =>
        value instanceof File ? [value.name, value.size, value.lastModified] : value,
      );
      const stamp = unanswered.current?.about === about ? unanswered.current.stamp : newStamp();
      unanswered.current = { about, stamp };
      try {
        const output = await procedure({ ...input, command: stamp } as unknown as Input);
        unanswered.current = undefined;
        await queryClient.invalidateQueries();
        onDone?.(output, input);
        return output;
      } catch (failure) {
        if (refusalOf(failure)) unanswered.current = undefined;
        throw failure;
      }
    },
  });
}
