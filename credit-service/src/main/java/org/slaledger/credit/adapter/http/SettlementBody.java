package org.slaledger.credit.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That what was granted is in the books.
 *
 * @param reference under which the customer's books have it
 */
public record SettlementBody(@Schema(examples = "CN-2026-0815") String reference) {}
