package dev.fluxcontract.conformance.page.model;

/**
 * Something that is wrong with a page as a whole.
 *
 * @param line the line of the page, counted from 1
 * @param what what is wrong, in a sentence that may quote the page
 */
public record PageProblem(int line, String what) {}
