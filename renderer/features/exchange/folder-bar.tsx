import { App, Button } from 'antd';
import { useState } from 'react';
import type { FolderListing, NewFile } from '#shared/domain/exchange/exchange-folder.ts';
import { PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import { client } from '../../lib/client.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { FolderDialog } from './folder-dialog.tsx';
import { FolderNews, restWords } from './folder-news.tsx';
import { inTurn, outcomeOf } from './long-work.ts';
import { useFolderSetting } from './use-folder.ts';
import './exchange.css';

/** 交换文件夹: where it is, what is new there, its setting. It is connected to only when somebody asks. */
export function FolderBar({
  kind,
  disabled,
  onFetch,
}: {
  readonly kind: NewFile['kind'];
  readonly disabled: boolean;
  /** Those that somebody chose, in the order in which they are to be taken. */
  readonly onFetch: (files: readonly NewFile[]) => void;
}) {
  const { message } = App.useApp();
  const folder = useFolderSetting();
  const [isSetting, setSetting] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [news, setNews] = useState<FolderListing>();
  const look = () => {
    setLooking(true);
    inTurn<FolderListing>((working) => outcomeOf(working, '正在查看交换文件夹', (options) => client.exchangeFolder.list({}, options)))
      .then((listing) => {
        const files = listing.files.filter((file) => file.kind === kind);
        if (files.length > 0) setNews({ ...listing, files });
        else void message.info(`交换文件夹中没有新的${PACKAGE_KIND_NAMES[kind]}${restWords(listing)}`);
      })
      .catch((failure: unknown) => void message.error(sentenceOf(failure), LONG_SECONDS))
      .finally(() => setLooking(false));
  };
  return (
    <section className="folder-bar" aria-label="交换文件夹">
      <strong>交换文件夹</strong>
      {folder ? (
        <span className="folder-place">{decoded(folder.place)}</span>
      ) : (
        <span className="muted folder-place">未设置。双方都能访问同一个共享目录或 HTTPS 地址的，可以代替 U 盘传送</span>
      )}
      <span className="work-bar-gap" />
      {folder && (
        <Button loading={isLooking} disabled={disabled} onClick={look}>
          从交换文件夹取回
        </Button>
      )}
      <Button onClick={() => setSetting(true)}>{folder ? '更改设置' : '设置交换文件夹'}</Button>
      {isSetting && <FolderDialog folder={folder} onClose={() => setSetting(false)} />}
      {news && (
        <FolderNews
          listing={news}
          onFetch={(files) => {
            setNews(undefined);
            onFetch(files);
          }}
          onClose={() => setNews(undefined)}
        />
      )}
    </section>
  );
}

/** Long enough to read a fingerprint off. */
const LONG_SECONDS = 15;

function decoded(place: string): string {
  try {
    return decodeURI(place);
  } catch {
    return place;
  }
}
