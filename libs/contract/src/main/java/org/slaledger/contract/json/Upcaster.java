package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Brings the data of one event from one version to the next, as a pure function on the JSON tree.
 *
 * @param name the event's record
 * @param from the version it reads; it yields {@code from + 1}
 * @param step may change and return the tree that it is given
 */
public record Upcaster(String name, int from, UnaryOperator<ObjectNode> step) {}
