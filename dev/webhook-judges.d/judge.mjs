// The npm package standardwebhooks. A request a line, each field in base64: secret, body, id, timestamp, signatures. Answers true or false.
import { createInterface } from 'node:readline'
import standardwebhooks from 'standardwebhooks'

for await (const line of createInterface({ input: process.stdin })) {
  const [secret, body, id, timestamp, signatures] = line.split('\t').map((field) => Buffer.from(field, 'base64'))
  const headers = { 'webhook-id': `${id}`, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `${signatures}` }
  try {
    new standardwebhooks.Webhook(`${secret}`).verify(body, headers)
    console.log('true')
  } catch (error) {
    console.log('false')
  }
}
