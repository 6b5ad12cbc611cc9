/** What happens by itself. */
@NullMarked
package org.slaledger.credit.automation;

import org.jspecify.annotations.NullMarked;
