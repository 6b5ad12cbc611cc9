package org.slaledger.credit.adapter.http;

/**
 * A witness's signature.
 *
 * @param key {@code NAME+ID+KEY}
 * @param signature the line that stands under the checkpoint
 */
public record CosignatureBody(String key, String signature) {}
