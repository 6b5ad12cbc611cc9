/** From events to a statement: the fold, pure and in any order of topics. */
@NullMarked
package org.slaledger.credit.domain.statement;

import org.jspecify.annotations.NullMarked;
