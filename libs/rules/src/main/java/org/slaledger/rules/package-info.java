/** The sums: pure, exact, and the same for page, badge, report and invoice. */
@NullMarked
package org.slaledger.rules;

import org.jspecify.annotations.NullMarked;
