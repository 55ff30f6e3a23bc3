package dev.fluxcontract.conformance.contract;

/**
 * A document that the contract was merged from.
 *
 * @param id short id, such as {@code D5}
 * @param title what it calls itself
 * @param gateway whose document it is
 * @param path what it documents
 */
public record SourceDocument(String id, String title, String gateway, String path) {}
