/** Tests of sealing. */
@NullMarked
package org.slaledger.contract.seal;

import org.jspecify.annotations.NullMarked;
