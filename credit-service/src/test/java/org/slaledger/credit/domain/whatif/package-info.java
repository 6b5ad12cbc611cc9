@NullMarked
package org.slaledger.credit.domain.whatif;

import org.jspecify.annotations.NullMarked;
