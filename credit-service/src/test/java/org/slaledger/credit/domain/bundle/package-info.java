@NullMarked
package org.slaledger.credit.domain.bundle;

import org.jspecify.annotations.NullMarked;
