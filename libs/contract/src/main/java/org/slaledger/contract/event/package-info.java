/** What happened: one sealed family of past-tense records for each topic. */
@NullMarked
package org.slaledger.contract.event;

import org.jspecify.annotations.NullMarked;
