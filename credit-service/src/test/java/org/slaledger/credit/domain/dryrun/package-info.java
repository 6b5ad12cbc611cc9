/** What would have been, beside what was. */
@NullMarked
package org.slaledger.credit.domain.dryrun;

import org.jspecify.annotations.NullMarked;
