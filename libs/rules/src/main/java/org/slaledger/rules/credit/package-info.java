/**
 * What is owed: availability and credit of a service for a period, with every instant explained.
 */
@NullMarked
package org.slaledger.rules.credit;

import org.jspecify.annotations.NullMarked;
