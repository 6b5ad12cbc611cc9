/**
 * What the service does by itself: statements are issued and the ledger is signed when their time
 * has come.
 */
@NullMarked
package org.slaledger.credit.automation;

import org.jspecify.annotations.NullMarked;
