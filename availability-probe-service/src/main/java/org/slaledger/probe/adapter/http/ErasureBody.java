package org.slaledger.probe.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why something is erased.
 *
 * @param reason one line that names nobody: it is kept in the clear, for ever
 */
@Schema(name = "Erasure", examples = "{\"reason\":\"request 2026-17\"}")
public record ErasureBody(String reason) {}
