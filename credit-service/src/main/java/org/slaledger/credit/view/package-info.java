/** What the service answers from, besides statements: those are derived from the log. */
@NullMarked
package org.slaledger.credit.view;

import org.jspecify.annotations.NullMarked;
