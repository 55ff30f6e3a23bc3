package dev.fluxcontract.conformance.gateway.server;

import java.util.function.Consumer;

/**
 * One dialect or one fault: a row of a catalogue.
 *
 * @param name in lower case with hyphens, such as {@code pending-200}
 * @param sentence what is different, in a sentence
 * @param change what it changes of the plain gateway
 */
public record BehaviourChange(String name, String sentence, Consumer<Behaviour> change) {}
