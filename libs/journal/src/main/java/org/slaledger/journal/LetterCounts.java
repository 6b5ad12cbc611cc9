package org.slaledger.journal;

/** How many dead letters of a service there are, by what became of them. */
public record LetterCounts(long open, long retried, long givenUp) {}
