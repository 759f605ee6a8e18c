// A request a line, each field in base64 or `-`: secret, body, X-Signature, id, timestamp, signatures, now. Answers `body delivery`.
import { createInterface } from 'node:readline'
import { verifyBody, verifyDelivery } from './verify.mjs'

for await (const line of createInterface({ input: process.stdin })) {
  const [secret, body, signature, id, timestamp, signatures, now] = line
    .split('\t')
    .map((field) => (field === '-' ? undefined : Buffer.from(field, 'base64')))
  const headers = {
    'webhook-id': id?.toString(),
    'webhook-timestamp': timestamp?.toString(),
    'webhook-signature': signatures?.toString(),
  }
  const delivery = verifyDelivery(secret.toString(), headers, body, Number(now.toString()))
  console.log(`${verifyBody(secret.toString(), signature?.toString(), body)} ${delivery}`)
}
