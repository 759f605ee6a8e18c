// The events of vivenu-operator for programs: Node.js 18 or newer, no packages.

/** The events service for one key. Each method throws an error that says what was refused and why. */
export class EventsClient {
  #url
  #key

  constructor(url, key) {
    this.#url = url
    this.#key = key
  }

  async #ask(method, path, body) {
    const headers = { Authorization: `Bearer ${this.#key}` }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    const answer = await fetch(this.#url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
    if (answer.ok) return answer
    const problem = await answer.json().catch(() => ({}))
    throw new Error(`${method} ${path}: ${answer.status} ${problem.reason ?? ''} ${problem.detail ?? ''}`)
  }

  /** When it returns, the event is committed. */
  async publishEvent(event) {
    return (await this.#ask('POST', '/events', event)).json()
  }

  /** Server-sent events as a stream of octets, from `since` on, or from now on. */
  async subscribe(filter = {}) {
    return (await this.#ask('GET', `/events/stream?${query(filter)}`)).body
  }

  /** One page of the past, the oldest first. */
  async getEvents(filter = {}) {
    return (await (await this.#ask('GET', `/events?${query(filter)}`)).json()).events
  }

  /** Returns the webhook's id. Without a secret one is made, which only `POST /webhooks` tells. */
  async registerWebhook(url, events, secret) {
    return (await (await this.#ask('POST', '/webhooks', { url, events, secret })).json()).id
  }

  async listWebhooks() {
    const webhooks = []
    let next = ''
    do {
      const page = await (await this.#ask('GET', `/webhooks?${query({ after: next })}`)).json()
      webhooks.push(...page.webhooks)
      next = page.next
    } while (next)
    return webhooks
  }

  async updateWebhook(id, changes) {
    return (await this.#ask('PATCH', `/webhooks/${encodeURIComponent(id)}`, changes)).json()
  }

  async deleteWebhook(id) {
    await this.#ask('DELETE', `/webhooks/${encodeURIComponent(id)}`)
  }
}

/** For code that finds the service by a binding: `env.EVENTS.get(env.EVENTS.idFromName('events'))`. */
export const eventsBinding = (url, key) => ({
  idFromName: (name) => name,
  get: () => new EventsClient(url, key),
})

function query(values) {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value) parameters.set(name, value instanceof Date ? value.toISOString() : String(value))
  }
  return parameters
}
