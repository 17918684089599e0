/** How long a test waits for what must come: a machine may stand still for seconds, and what never comes still fails. */
export const patience = { timeout: 20_000, interval: 50 }
