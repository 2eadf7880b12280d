import { isDefinedError, ORPCError } from '@orpc/client';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';

export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof ORPCError && isDefinedError(error) ? (error.data as Refusal) : undefined;
}

/** What a person reads when a call fails: the refusal in words, or that the program failed. */
export function sentenceOf(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal) return refusalSentence(refusal);
  if (error instanceof ORPCError && error.code === 'UNAUTHORIZED') return '本页面的通行令牌已失效，请用程序启动时给出的地址重新打开';
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return '填写的内容不完整或格式不符，请核对后重试';
  if (error instanceof DOMException && error.name === 'AbortError') return '已取消';
  if (error instanceof ORPCError) return '程序出错，未保存。请重试；如再次出现，请重新启动程序';
  return '后台程序没有响应，未保存。请确认程序仍在运行后重试';
}
