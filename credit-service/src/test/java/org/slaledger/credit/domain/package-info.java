/** Tests. */
@NullMarked
package org.slaledger.credit.domain;

import org.jspecify.annotations.NullMarked;
