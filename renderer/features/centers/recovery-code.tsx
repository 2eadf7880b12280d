import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';

/** 恢复码: shown only when asked for, to be printed and locked away. */
export function RecoveryCode({ dataFolder }: { readonly dataFolder: string }) {
  const [isShown, setShown] = useState(false);
  const code = useQuery(orpc.centers.recoveryCode.queryOptions({ enabled: isShown, gcTime: 0 }));
  return (
    <>
      <Descriptions size="small" column={1} items={[{ label: '数据文件夹', children: dataFolder }]} />
      <p>数据库已加密，密钥存于本机用户账户。更换电脑或重装系统后，须凭恢复码才能打开数据和备份。请抄录或打印后锁存，勿与数据放在一处。</p>
      {isShown ? (
        <Loaded query={code}>{({ code: text }) => <p className="figures code-box">{text}</p>}</Loaded>
      ) : (
        <Button onClick={() => setShown(true)}>显示恢复码</Button>
      )}
    </>
  );
}
