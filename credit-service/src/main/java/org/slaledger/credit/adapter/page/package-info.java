/** Agreements and statements as pages. */
@NullMarked
package org.slaledger.credit.adapter.page;

import org.jspecify.annotations.NullMarked;
