package dev.fluxcontract.conformance.contract;

/**
 * A parameter of an operation that stands in the query or in a header.
 *
 * @param name its name
 * @param header whether it is a header
 * @param example the documented example, as it is sent
 */
public record ContractParameter(String name, boolean header, String example) {}
