package org.slaledger.credit.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.credit.domain.life.Dispute;

/**
 * A dispute about a statement, without what people wrote.
 *
 * @param ruleBy until when a ruling is promised; null where no time is
 * @param overdue whether it was, or is, ruled on later than promised
 * @param ruledBy null as long as it was not
 * @param ruledAt null as long as it was not
 */
public record ListedDispute(
    AgreementId agreement,
    CustomerId customer,
    String period,
    DisputeId dispute,
    Dispute.State state,
    DisputedMatter about,
    String disputedBy,
    Instant disputedAt,
    @Nullable Instant ruleBy,
    boolean overdue,
    @Nullable String ruledBy,
    @Nullable Instant ruledAt) {}
