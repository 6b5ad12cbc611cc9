/** What a customer's recorded history would have come to under terms that nobody has signed. */
@org.jspecify.annotations.NullMarked
package org.slaledger.credit.domain.dryrun;
