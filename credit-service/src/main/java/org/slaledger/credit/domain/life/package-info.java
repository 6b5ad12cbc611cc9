/** How a statement lives: issued, disputed, ruled on, corrected, its credit granted and settled. */
@NullMarked
package org.slaledger.credit.domain.life;

import org.jspecify.annotations.NullMarked;
