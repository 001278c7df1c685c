import { View } from '@tarojs/components'
import type { FileView } from '@shared/flow/views'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { FileList, PhotoGrid } from '@/ui/Media'

/** Said of a file whose bytes are not those that were filed; the server gives no link to it. */
const WITHHELD = '已停止展示：内容与提交时不一致'

const isPhoto = ({ name, url, withheld }: FileView): boolean => url !== undefined && withheld !== true && /\.(jpe?g|png|webp|gif)$/i.test(name)

/** Photos and files that stand in the record: look at them, open them. Links live ten minutes; a page that is shown again has new ones. */
export const CaseFiles = ({ files }: { files: readonly FileView[] }) => {
  if (files.length === 0) return null
  const photos = files.filter(isPhoto)
  const documents = files.filter((file) => !isPhoto(file))
  const urls = photos.flatMap(({ url }) => url ?? [])
  const open = (key: string): void => {
    const file = documents.find(({ fileId }) => fileId === key)
    if (file?.url === undefined) return toast('文件暂时打不开，请下拉刷新后再试', 'bad')
    platform.openDocument(file.url, file.name).catch(() => toast('文件没有打开，请再试一次', 'bad'))
  }
  return (
    <View className="msb-files">
      {photos.length === 0
        ? null
        : (
          <PhotoGrid
            photos={photos.map(({ fileId, url }) => ({ key: fileId, url: url ?? '' }))}
            onPreview={({ url }) => platform.previewImages(urls, url)}
          />
          )}
      {documents.length === 0 ? null : <FileList files={documents.map(({ fileId, name, withheld }) => ({ key: fileId, name, ...(withheld === true ? { closed: WITHHELD } : {}) }))} onOpen={({ key }) => open(key)} />}
    </View>
  )
}
