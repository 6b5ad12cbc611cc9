/**
 * The tree over the log: what was recorded, in which order, signed so that nobody can rewrite it
 * unseen.
 */
@NullMarked
package org.slaledger.ledger;

import org.jspecify.annotations.NullMarked;
