import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaOutput, Meta } from '@orpc/contract';

/** What a use-case receives: the procedure's input after it was checked. */
export type InputOf<Procedure> =
  Procedure extends ContractProcedure<infer Input, AnySchema, ErrorMap, Meta> ? InferSchemaOutput<Input> : never;
