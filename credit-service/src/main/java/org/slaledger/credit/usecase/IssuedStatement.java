package org.slaledger.credit.usecase;

import java.time.Instant;
import org.slaledger.contract.event.CreditEvent.StatementIssued;

/** A statement that was given out, as its event says. */
public record IssuedStatement(StatementIssued event, Instant at, String by) {}
