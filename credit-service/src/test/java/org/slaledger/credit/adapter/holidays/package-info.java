/** Tests. */
@NullMarked
package org.slaledger.credit.adapter.holidays;

import org.jspecify.annotations.NullMarked;
