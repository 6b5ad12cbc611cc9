/** Tests. */
@NullMarked
package org.slaledger.credit;

import org.jspecify.annotations.NullMarked;
