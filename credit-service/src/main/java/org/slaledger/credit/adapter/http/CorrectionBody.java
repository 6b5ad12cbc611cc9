package org.slaledger.credit.adapter.http;

import org.jspecify.annotations.Nullable;

/**
 * That a proposed correction is to be given out.
 *
 * @param statementHash of the proposal that was seen
 * @param reason why; kept sealed
 */
public record CorrectionBody(String statementHash, @Nullable String reason) {}
