/** Tests. */
@NullMarked
package org.slaledger.credit.domain.life;

import org.jspecify.annotations.NullMarked;
