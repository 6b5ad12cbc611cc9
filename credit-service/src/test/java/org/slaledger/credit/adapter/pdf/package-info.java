/** Tests. */
@NullMarked
package org.slaledger.credit.adapter.pdf;

import org.jspecify.annotations.NullMarked;
