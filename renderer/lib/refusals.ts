import { isDefinedError, ORPCError } from '@orpc/client';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';

export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof ORPCError && isDefinedError(error) ? (error.data as Refusal) : undefined;
}

/** As if the backend had refused: for what the page must decide while it cannot ask. */
export function refusedHere(refusal: Refusal): Error {
  return new ORPCError('REFUSED', { defined: true, data: refusal });
}

/** The right to call has ended: the token is of an earlier start, or the desk was revoked. */
export function isTurnedAway(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'UNAUTHORIZED';
}

/** No answer came at all, or none that the program itself gave: the cable, the switch, the program. */
export function isUnanswered(error: unknown): boolean {
  return error !== null && error !== undefined && !(error instanceof ORPCError && error.status < 500);
}

/** What a person reads when a call fails: the refusal in words, or that the program failed. */
export function sentenceOf(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal) return refusalSentence(refusal);
  if (isTurnedAway(error)) return '本页面的通行令牌已失效，请用程序启动时给出的地址重新打开';
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return '填写的内容不完整或格式不符，请核对后重试';
  if (error instanceof DOMException && error.name === 'AbortError') return '已取消';
  if (error instanceof ORPCError) return '程序出错，未保存。请重试；如再次出现，请重新启动程序';
  return '后台程序没有响应，未保存。请确认程序仍在运行后重试';
}
