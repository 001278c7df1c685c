import { Image, View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import './media.scss'

export interface Photo {
  key: string
  /** what can be shown: a local path or an address */
  url: string
  state?: 'done' | 'sending' | 'failed'
  /** 0..100 while sending */
  percent?: number
  /** It failed and cannot be sent again: only taken out. */
  lost?: boolean
}

export interface PhotoGridProps {
  photos: readonly Photo[]
  onPreview: (photo: Photo) => void
  /** Without it photos are only shown. Asks for photos: first ask for privacy where needed. */
  onAdd?: () => void
  onRemove?: (photo: Photo) => void
  onRetry?: (photo: Photo) => void
  /** default 9 */
  max?: number
}

/** Photos in a grid: add, remove, look at, send again. */
export const PhotoGrid = ({ photos, onPreview, onAdd, onRemove, onRetry, max = 9 }: PhotoGridProps) => (
  <View className="ms-photos" {...aria({ role: 'list', label: `照片 ${photos.length} 张` })}>
    {photos.map((photo, at) => (
      <View key={photo.key} className="ms-photo" {...aria({ role: 'listitem' })}>
        <Pressable
          label={photo.lost === true ? `第 ${at + 1} 张没有收下，请删掉` : photo.state === 'failed' ? `第 ${at + 1} 张没有传上去，点一下重试` : photo.state === 'sending' ? `第 ${at + 1} 张正在上传` : `看第 ${at + 1} 张照片`}
          onPress={() => (photo.state === 'failed' && photo.lost !== true ? onRetry?.(photo) : onPreview(photo))}
        >
          <Image className="ms-photo__picture" src={photo.url} mode="aspectFill" {...aria({ hidden: true })} />
          {photo.state === 'sending'
            ? <View className="ms-photo__state"><View className="ms-spin" /><View className="ms-num">{photo.percent === undefined ? '上传中' : `${photo.percent}%`}</View></View>
            : null}
          {photo.state === 'failed' ? <View className="ms-photo__state ms-photo__state--bad"><Icon name={photo.lost === true ? 'octagon-x' : 'refresh'} /><View>{photo.lost === true ? '请删掉' : '重试'}</View></View> : null}
        </Pressable>
        {onRemove === undefined
          ? null
          : (
            <Pressable className="ms-photo__remove" label={`删除第 ${at + 1} 张照片`} onPress={() => onRemove(photo)}>
              <View className="ms-photo__cross"><Icon name="close" /></View>
            </Pressable>
            )}
      </View>
    ))}
    {onAdd === undefined || photos.length >= max
      ? null
      : (
        <View {...aria({ role: 'listitem' })}>
          <Pressable id="photo-add" className="ms-photo__add" label={`添加照片，还可以加 ${max - photos.length} 张`} onPress={onAdd}>
            <Icon name="camera" />
            <View>添加</View>
          </Pressable>
        </View>
        )}
  </View>
)

export interface ListedFile {
  key: string
  name: string
  /** bytes */
  size?: number
  state?: 'done' | 'sending' | 'failed'
  percent?: number
  /** Why it was refused, in place of the usual words of its state. */
  why?: string
  /** Why it cannot be opened: a line that cannot be pressed. */
  closed?: string
}

const sizeText = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

const stateText = (file: ListedFile): string => {
  if (file.state === 'failed') return '没有传上去，点一下重试'
  if (file.state === 'sending') return file.percent === undefined ? '正在上传' : `正在上传 ${file.percent}%`
  return file.size === undefined ? '' : sizeText(file.size)
}

const FileWords = ({ file }: { file: ListedFile }) => (
  <>
    <Icon name={file.closed !== undefined ? 'octagon-x' : file.state === 'failed' ? 'refresh' : 'file'} />
    <View className="ms-grow">
      <View className="ms-file__name">{file.name}</View>
      <View className={(file.closed ?? file.why) === undefined ? 'ms-caption' : 'ms-file__closed'}>{file.closed ?? file.why ?? stateText(file)}</View>
    </View>
  </>
)

/** PDF and Word files, one a row. */
export const FileList = ({ files, onOpen, onRemove, onRetry }: {
  files: readonly ListedFile[]
  onOpen: (file: ListedFile) => void
  onRemove?: (file: ListedFile) => void
  onRetry?: (file: ListedFile) => void
}) => (
  <View>
    {files.map((file) => (
      <View key={file.key} className={`ms-file${file.why !== undefined || (file.closed !== undefined && onRemove !== undefined) ? ' ms-file--bad' : ''}`}>
        {file.closed === undefined
          ? <Pressable className="ms-file__main" onPress={() => (file.state === 'failed' ? onRetry?.(file) : onOpen(file))}><FileWords file={file} /></Pressable>
          : <View className="ms-file__main ms-file__main--closed"><FileWords file={file} /></View>}
        {onRemove === undefined
          ? null
          : <Pressable className="ms-file__remove" label={`删除文件 ${file.name}`} onPress={() => onRemove(file)}><Icon name="close" /></Pressable>}
      </View>
    ))}
  </View>
)
