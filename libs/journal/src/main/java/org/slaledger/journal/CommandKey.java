package org.slaledger.journal;

/**
 * By which a repeated command is known.
 *
 * @param actor who commands; keys of others are other keys
 * @param key the header {@code Idempotency-Key}
 * @param requestHash a hash over method, path and body
 */
public record CommandKey(String actor, String key, String requestHash) {}
