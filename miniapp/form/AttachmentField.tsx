import { View } from '@tarojs/components'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { FieldError } from '@/ui/Field'
import { FileList, type ListedFile, PhotoGrid } from '@/ui/Media'
import { TextButton } from '@/ui/SmallButton'
import { MAX_FILES, type Attachment, type Attachments } from './use-attachments'

/** What was just chosen is opened as it lies on this device; what comes from a draft lies here no more. */
const open = (item: Attachment | undefined): void => {
  if (item === undefined) return
  if (item.path === '') return toast('这是上次传好的文件，提交后可以在办理经过里打开', 'plain')
  platform.openLocal(item.path, item.name).catch(() => toast('文件没有打开。请看看手机上有没有能打开它的应用。', 'bad'))
}

const isShown = (item: Attachment): boolean => item.kind === 'photo' && item.path !== ''

/** A file as its row shows it: one that was refused says why, and is sent again by a tap where that helps. */
const listed = ({ key, name, size, state, percent, fault, lost }: Attachment): ListedFile => ({
  key, name, state, percent, ...(size === 0 ? {} : { size }), ...(fault === '' ? {} : lost ? { closed: fault } : { why: fault }),
})

/** Choose photos and files, see them go, take them out again. A photo of an earlier visit cannot be drawn here and stands as a file. */
export const AttachmentField = ({ attachments }: { attachments: Attachments }) => {
  const { items, refused } = attachments
  const photos = items.filter(isShown)
  const documents = items.filter((item) => !isShown(item))
  const room = MAX_FILES - items.length
  return (
    <View className="t-files">
      <PhotoGrid
        photos={photos.map(({ key, path, state, percent, lost }) => ({ key, url: path, state, percent, ...(state === 'failed' && lost ? { lost } : {}) }))}
        max={photos.length + room}
        onAdd={() => void attachments.add('photo')}
        onRemove={({ key }) => attachments.remove(key)}
        onRetry={({ key }) => attachments.retry(key)}
        onPreview={({ url }) => platform.previewImages(photos.map(({ path }) => path), url)}
      />
      <FileList
        files={documents.map(listed)}
        onOpen={({ key }) => open(documents.find((item) => item.key === key))}
        onRemove={({ key }) => attachments.remove(key)}
        onRetry={({ key }) => attachments.retry(key)}
      />
      {photos.map(({ key, fault }, at) => (fault === '' ? null : <FieldError key={key}>{`第 ${at + 1} 张照片：${fault}`}</FieldError>))}
      {refused.map((why) => <FieldError key={why}>{why}</FieldError>)}
      {room > 0 ? <TextButton icon="file" className="t-add-document" onPress={() => void attachments.add('document')}>添加文件（PDF、Word、Excel…）</TextButton> : null}
    </View>
  )
}
