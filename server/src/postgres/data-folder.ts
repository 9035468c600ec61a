// Where an installation keeps its data: one folder per checkout unless CORRIDOR_DATA names another.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusal, success, type Result } from '@corridor/base'
import { isRoot } from './account.ts'

/** The folder that holds package.json, whatever the working directory is. */
export const checkoutFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

/**
 * `CORRIDOR_DATA`; else, as root, a folder below /var/lib that the unprivileged database account can reach
 * (a checkout of root's often lies below a closed home); else `.corridor` in the checkout.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['CORRIDOR_DATA']
  if (named !== undefined && named !== '') return resolve(named)
  if (!isRoot()) return join(checkoutFolder, '.corridor')
  const key = createHash('sha256').update(checkoutFolder).digest('hex').slice(0, 16)
  return join('/var/lib/corridor', key)
}

/**
 * Makes the folder. As root it may be passed through (0711) but not listed, because the database runs under
 * another account; otherwise it is closed (0700). Refuses where it cannot be made.
 */
export function prepareDataFolder(folder: string): Result<string> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    chmodSync(folder, isRoot() ? 0o711 : 0o700)
    mkdirSync(join(folder, 'run'), { recursive: true, mode: 0o700 })
    return success(folder)
  } catch (error) {
    return refusal({
      code: 'postgres/data-folder-not-writable',
      message: { zh: '无法创建或写入数据目录', en: 'The data folder cannot be made or written' },
      given: `${folder}: ${error instanceof Error ? error.message : String(error)}`,
      fix: {
        zh: '用环境变量 CORRIDOR_DATA 指定一个当前用户可写的目录，或以该目录的所有者身份运行',
        en: 'Name a folder that this user may write in CORRIDOR_DATA, or run as the owner of this one',
      },
    })
  }
}
