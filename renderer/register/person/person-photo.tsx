import { UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { photoSize } from '#shared/register/person/photo';
import { PhotoCropper } from '../../components/photo-cropper';
import { photoQuery } from './person-queries';

interface Props {
  readonly id: number | null;
  /** A photo chosen before the person was first saved, in base64. */
  readonly pending: string | null;
  readonly disabled: boolean;
  /** JPEG in base64; null takes the photo away. */
  readonly onChange: (image: string | null) => void;
}

const largestFile = 30 * 1024 * 1024;

/** The photo at the head of the page; a click chooses another. */
export function PersonPhoto({ id, pending, disabled, onChange }: Props) {
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState<string | null>(null);
  const stored = useQuery({ ...photoQuery(id ?? 0), enabled: id !== null }).data;
  const image = pending ?? stored?.image ?? null;

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen) return;
    if (chosen.size > largestFile) {
      void message.error('这个文件超过 30 MB，请换一张照片');
      return;
    }
    const address = URL.createObjectURL(chosen);
    const probe = new Image();
    probe.onload = () => setSource(address);
    probe.onerror = () => void message.error('这张照片读不出来，请换一张 JPG 或 PNG 图片');
    probe.src = address;
  }
  function done(next: string | null): void {
    if (source) URL.revokeObjectURL(source);
    setSource(null);
    if (next !== null) onChange(next);
  }
  const items = [
    { key: 'choose', label: '更换照片' },
    { key: 'remove', label: '移除照片', danger: true },
  ];
  const picture =
    image === null ? (
      <span className="photo-empty">
        <UserOutlined />
        {!disabled && '选择照片'}
      </span>
    ) : (
      <img src={`data:image/jpeg;base64,${image}`} alt="照片" />
    );
  if (disabled) return <div className="photo">{picture}</div>;
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={image === null}
        menu={{ items, onClick: ({ key }) => (key === 'remove' ? onChange(null) : file.current?.click()) }}
      >
        <button
          type="button"
          className="photo"
          aria-label="照片"
          data-path="photo"
          onClick={() => image === null && file.current?.click()}
        >
          {picture}
        </button>
      </Dropdown>
      <input
        ref={file}
        type="file"
        hidden
        data-testid="photo-file"
        accept="image/jpeg,image/png"
        onChange={choose}
      />
      {source !== null && <PhotoCropper source={source} size={photoSize} onDone={done} />}
    </>
  );
}
