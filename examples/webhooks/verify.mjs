// Is this request from vivenu-operator? Node.js 18 or newer, no packages.
import { createHmac, timingSafeEqual } from 'node:crypto'

function same(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** X-Signature covers the body. `body` is the Buffer that came in, not JSON that was parsed and written again. */
export function verifyBody(secret, header, body) {
  return same(header ?? '', 'sha256=' + createHmac('sha256', secret).update(body).digest('hex'))
}

/** webhook-signature covers id and time as well. `headers` has lower-case names, as Node's do; `now` is in seconds. */
export function verifyDelivery(secret, headers, body, now = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers
  if (!id || !signatures || !/^[0-9]{1,12}$/.test(timestamp ?? '')) return false
  if (Math.abs(now - Number(timestamp)) > 300) return false
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  const expected = 'v1,' + createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
  return signatures.split(' ').some((given) => same(given, expected))
}
