/** Ports at which the services listen: those of their protocols, and those Azure gives its managed kinds. */
export const ports = {
  postgresql: 5432,
  redis: 6379,
  redisTls: 6380,
  managedRedis: 10000,
  blob: 443,
  amqps: 5671,
}
