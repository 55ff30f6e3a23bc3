package dev.fluxcontract.conformance.model;

/**
 * One value of one field of one operation, and whether the run sent it.
 *
 * @param operation the operation's id in the contract
 * @param field the field's wire name
 * @param value the value, as JSON
 * @param exercised whether a request with this value was answered
 */
public record Coverage(String operation, String field, String value, boolean exercised) {}
