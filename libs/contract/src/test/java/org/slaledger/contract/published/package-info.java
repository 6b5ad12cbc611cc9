/** Tests of what is published: schemas, golden events, the AsyncAPI document. */
@NullMarked
package org.slaledger.contract.published;

import org.jspecify.annotations.NullMarked;
