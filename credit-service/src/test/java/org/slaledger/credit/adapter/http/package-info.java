/** Tests. */
@NullMarked
package org.slaledger.credit.adapter.http;

import org.jspecify.annotations.NullMarked;
