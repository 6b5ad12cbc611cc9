/**
 * Keeps the ledger: appends every event of the log to its tree, signs checkpoints, gives proofs.
 */
@NullMarked
package org.slaledger.credit.usecase.ledger;

import org.jspecify.annotations.NullMarked;
