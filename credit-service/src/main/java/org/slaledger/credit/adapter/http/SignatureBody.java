package org.slaledger.credit.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who agrees to which document.
 *
 * @param signedBy the contact who signs; a customer signs by itself and leaves it out
 */
public record SignatureBody(
    @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String documentHash,
    @Schema(examples = "carla") @Nullable String signedBy) {}
