package org.slaledger.credit.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Agreement of one side to a document.
 *
 * @param documentHash of the document that was read
 * @param onBehalfOf the customer's contact for whom an operator agrees; the provider agrees where
 *     an operator leaves it out
 */
public record AcceptanceBody(
    @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String documentHash,
    @Schema(examples = "carla") @Nullable String onBehalfOf) {}
