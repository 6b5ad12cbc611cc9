@NullMarked
package org.slaledger.audit;

import org.jspecify.annotations.NullMarked;
