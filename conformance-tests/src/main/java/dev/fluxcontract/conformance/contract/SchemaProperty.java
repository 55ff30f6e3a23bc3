package dev.fluxcontract.conformance.contract;

/**
 * A property of an object schema.
 *
 * @param name its name on the wire
 * @param required whether it must be there
 * @param schema what it may hold
 */
public record SchemaProperty(String name, boolean required, Schema schema) {}
