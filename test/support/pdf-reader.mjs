import { parentPort } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

parentPort?.on('message', async ({ number, bytes }) => {
  try {
    parentPort?.postMessage({ number, read: await read(bytes) })
  } catch (error) {
    parentPort?.postMessage({ number, fault: String(error) })
  }
})

async function read(bytes) {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, disableFontFace: true, verbosity: 0 })
  const document = await loading.promise
  const texts = []
  const links = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    const annotations = await page.getAnnotations()
    links.push(...annotations.flatMap((annotation) => ('url' in annotation ? [String(annotation.url)] : [])))
  }
  const { info } = await document.getMetadata()
  const title = Reflect.get(info, 'Title')
  await loading.destroy()
  return { texts, links, title }
}
