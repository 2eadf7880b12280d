import { Button, Form } from 'antd';
import { useRef } from 'react';

/** 凭证: a file that proves a step; taken along when the step is saved. */
export function ProofField({ file, onChange }: { readonly file: File | undefined; readonly onChange: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Form.Item label="凭证" style={{ gridColumn: 'span 12' }}>
      <Button onClick={() => input.current?.click()}>{file ? '另选文件' : '选择文件'}</Button>
      <span className="muted">　{file?.name ?? 'PDF、OFD、XML 或图片'}</span>
      {file && (
        <Button type="link" size="small" onClick={() => onChange(undefined)}>
          移除
        </Button>
      )}
      <input
        ref={input}
        type="file"
        aria-label="步骤凭证"
        accept=".pdf,.ofd,.xml,.jpg,.jpeg,.png"
        hidden
        onChange={(event) => {
          onChange(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </Form.Item>
  );
}
