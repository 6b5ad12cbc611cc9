/** What databases, the log and mailboxes hold afterwards, as one history. */
@NullMarked
package org.slaledger.soak.evidence;

import org.jspecify.annotations.NullMarked;
