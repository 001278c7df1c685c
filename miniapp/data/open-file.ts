import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'

/** Opens a file by a link that ends after ten minutes; where it cannot be opened its address is copied, and said so. Never rejects. */
export const openFile = ({ url, name }: { url: string, name: string }): Promise<void> =>
  platform.openDocument(url, name).catch(() => platform.copy(url).then(() => toast('这里打不开。下载地址已复制，10 分钟内请在电脑浏览器里打开', 'plain'), () => toast('没有下载成，请再试一次', 'bad')))
