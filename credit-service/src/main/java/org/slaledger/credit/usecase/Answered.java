package org.slaledger.credit.usecase;

import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;

/**
 * What was derived, beside what was given out.
 *
 * @param given what was asked for, else the latest; null where no statement was given out
 * @param life what came of the period's statement
 */
public record Answered(Derivation derivation, @Nullable GivenOut given, StatementLife life) {}
