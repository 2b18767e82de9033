import { defineConfig } from 'vite'
import { siteConfig } from '../ui/site.config.ts'

export default defineConfig(siteConfig({ port: 5174, server: 'http://127.0.0.1:4001' }))
