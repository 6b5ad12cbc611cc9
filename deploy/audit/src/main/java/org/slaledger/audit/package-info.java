/** What an auditor runs: checks of bundles and of the ledger, and replays of the log. */
@NullMarked
package org.slaledger.audit;

import org.jspecify.annotations.NullMarked;
