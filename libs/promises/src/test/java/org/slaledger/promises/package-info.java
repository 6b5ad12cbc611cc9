@NullMarked
package org.slaledger.promises;

import org.jspecify.annotations.NullMarked;
