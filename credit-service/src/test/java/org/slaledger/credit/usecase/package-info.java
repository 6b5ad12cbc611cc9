/** Tests of what the use cases reckon themselves. */
@NullMarked
package org.slaledger.credit.usecase;

import org.jspecify.annotations.NullMarked;
